package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were once read by a person and found right.
 *
 * <p>{@code ./mvnw test -Dgolden.update} rewrites them; review the difference as code.
 */
final class Golden {
  private static final Path DIRECTORY = Path.of("src/test/resources/report");

  private Golden() {}

  /** Asserts that the text is that of the file, octet for octet. */
  static void assertEquals(String fileName, String text) {
    Path file = DIRECTORY.resolve(fileName);
    try {
      if (System.getProperty("golden.update") != null) {
        Files.createDirectories(DIRECTORY);
        Files.writeString(file, text);
      }
      assertThat(text).as("golden file %s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
