package io.stackprint.prober.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The captures of real scans that the command line's tests keep. */
final class GoldenCaptures {
  private static final Path DIRECTORY = Path.of("../cli/src/test/resources/captures");

  private GoldenCaptures() {}

  /** All of them, by name. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.filter(GoldenCaptures::isCapture).sorted().toList();
    }
  }

  static Path named(String name) {
    return DIRECTORY.resolve(name);
  }

  private static boolean isCapture(Path file) {
    String name = file.toString();
    return name.endsWith(".pcap") || name.endsWith(".pcapng");
  }
}
