package io.stackprint.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes what passes an interface into a file. */
final class Tcpdump implements AutoCloseable {
  private static final long LONGEST_END_SECONDS = 20;

  private static final long LAST_PACKETS_MILLIS = 300; // what it has not read yet would be lost

  private final Process process;
  private final BufferedReader said;

  private Tcpdump(Process process) {
    this.process = process;
    this.said = process.errorReader();
  }

  /** Something that makes traffic. */
  interface Traffic {
    void run() throws Exception;
  }

  /** Captures in a namespace while there is traffic. */
  @SuppressWarnings("try") // what captures is not spoken to
  static void during(Traffic traffic, Namespace in, Path file, String filter) throws Exception {
    try (Tcpdump running = start(in, file, filter)) {
      traffic.run();
    }
  }

  /** Starts in a namespace and returns when it captures. */
  private static Tcpdump start(Namespace in, Path file, String filter) throws IOException {
    var command =
        List.of(
            "tcpdump",
            "-i",
            "eth0",
            "-n",
            "-Z",
            "root", // stays root, to write where tests write
            "--immediate-mode",
            "-U",
            "-w",
            file.toString(),
            filter);
    var started = new Tcpdump(new ProcessBuilder(in.within(command)).start());
    String line = started.said.readLine();
    while (line != null && !line.contains("listening on")) {
      line = started.said.readLine();
    }
    assertThat(line).as("tcpdump listens").isNotNull();
    return started;
  }

  /** Ends it; the file is whole then. */
  @Override
  public void close() {
    try {
      Thread.sleep(LAST_PACKETS_MILLIS);
      process.destroy();
      assertThat(process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
