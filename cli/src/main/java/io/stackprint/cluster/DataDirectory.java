package io.stackprint.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one process at a time keeps its data in, those of an embedded cluster or the
 * stores of a service: one that stays, or one that is deleted when it is closed. Held from when it
 * is made until it is closed, also against other processes; a process that dies lets go of it.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "stackprint.lock";

  private final Path path;
  private final boolean throwAway;
  private final FileChannel lock;

  private DataDirectory(Path path, boolean throwAway) {
    this.path = path;
    this.throwAway = throwAway;
    this.lock = lock(path);
  }

  /**
   * A directory that stays; made if it does not exist.
   *
   * @throws UncheckedIOException if it cannot be used, or another process uses it: the message says
   *     so and names it
   */
  public static DataDirectory at(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
    } catch (IOException e) {
      throw failure("cannot make the data directory " + absolute + ": " + e, e);
    }
    return new DataDirectory(absolute, false);
  }

  /**
   * A new directory in the system's place for such, deleted when closed.
   *
   * @throws UncheckedIOException if none can be made
   */
  public static DataDirectory throwAway() {
    try {
      return new DataDirectory(Files.createTempDirectory("stackprint-"), true);
    } catch (IOException e) {
      throw failure("cannot make a temporary directory: " + e, e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Whether it is deleted when closed. */
  public boolean isThrowAway() {
    return throwAway;
  }

  /** Lets go of the directory, and deletes it if it was to be thrown away. */
  @Override
  public void close() {
    try {
      lock.close();
      if (throwAway) {
        deleteAll();
      }
    } catch (IOException e) {
      throw failure("cannot clean up the data directory " + path + ": " + e, e);
    }
  }

  private void deleteAll() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(path)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }

  private static FileChannel lock(Path directory) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw failure(
            "the data directory " + directory + " is in use by another stackprint",
            new IOException(LOCK + " is locked"));
      }
      return channel;
    } catch (IOException e) {
      throw failure("cannot use the data directory " + directory + ": " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this JVM
    }
  }

  private static UncheckedIOException failure(String message, IOException cause) {
    return new UncheckedIOException(message, cause);
  }
}
