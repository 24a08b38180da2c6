package io.stackprint.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The contents of a registry in one JSON file, which is replaced as a whole: whatever happens, it
 * holds the contents before a change or those after it.
 */
final class RegistryFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final Path next;

  RegistryFile(Path file) {
    this.file = file;
    this.next = file.resolveSibling(file.getFileName() + ".next");
  }

  /**
   * What was saved last; empty contents if nothing was.
   *
   * @throws UncheckedIOException if the file cannot be read or is not one of ours
   */
  RegistryContents load() {
    try {
      return Files.exists(file)
          ? MAPPER.readValue(file.toFile(), RegistryContents.class)
          : RegistryContents.EMPTY;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema registry's file " + file, e);
    }
  }

  /** Saves; on disk when it returns. */
  void save(RegistryContents contents) throws IOException {
    byte[] json = MAPPER.writeValueAsBytes(contents);
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (ByteBuffer octets = ByteBuffer.wrap(json); octets.hasRemaining(); ) {
        channel.write(octets);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
