package io.stackprint.bench;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The OS database to measure with: {@code $STACKPRINT_OS_DB}, Nmap's, or the one we ship. */
final class BenchDatabase {
  private BenchDatabase() {}

  static OsDatabase load() throws IOException {
    Path file =
        Stream.of(
                Optional.ofNullable(System.getenv("STACKPRINT_OS_DB")).orElse(""),
                "/usr/share/nmap/nmap-os-db",
                "cli/src/main/resources/stackprint-os-db")
            .map(Path::of)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new IOException("no OS database found"));
    System.out.println("database: " + file);
    byte[] octets = Files.readAllBytes(file);
    return DatabaseReader.read(octets, file.toString(), Rules.DEFAULT.profile()).database();
  }
}
