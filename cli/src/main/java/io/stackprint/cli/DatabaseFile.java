package io.stackprint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An OS database as found on this machine. */
final class DatabaseFile {
  /** The name of the database that Stackprint ships. */
  static final String SHIPPED = "stackprint-os-db";

  private static final String NMAP_NAME = "nmap-os-db";
  private static final List<Path> INSTALLED =
      List.of(Path.of("/usr/share/nmap", NMAP_NAME), Path.of("/usr/local/share/nmap", NMAP_NAME));

  private final String name;
  private final byte[] octets;

  private DatabaseFile(String name, byte[] octets) {
    this.name = name;
    this.octets = octets;
  }

  /** What people call it: the path, or the name of the one we ship. */
  String name() {
    return name;
  }

  /** Its content; not to be changed. */
  byte[] octets() {
    return octets;
  }

  /** The file that was asked for, or else the first one found, or else the one we ship. */
  static DatabaseFile find(Optional<Path> wanted, Map<String, String> environment) {
    if (wanted.isPresent()) {
      return read(wanted.get());
    }
    Optional<Path> named = Optional.ofNullable(environment.get("STACKPRINT_OS_DB")).map(Path::of);
    if (named.isPresent()) {
      return read(named.get());
    }
    Optional<Path> nmapDir =
        Optional.ofNullable(environment.get("NMAPDIR")).map(dir -> Path.of(dir, NMAP_NAME));
    return Stream.concat(nmapDir.stream(), INSTALLED.stream())
        .filter(Files::isReadable)
        .findFirst()
        .map(DatabaseFile::read)
        .orElseGet(DatabaseFile::shipped);
  }

  /** The database that Stackprint ships: small, and measured by ourselves. */
  static DatabaseFile shipped() {
    try (InputStream in = DatabaseFile.class.getResourceAsStream("/" + SHIPPED)) {
      return new DatabaseFile(SHIPPED, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatabaseFile read(Path file) {
    try {
      return new DatabaseFile(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CommandFailure("cannot read the OS database " + file + ": " + Reasons.of(e), e);
    }
  }
}
