package io.stackprint.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The OS database that Debian's package nmap-common installs: never ours to ship, so only used. */
final class InstalledNmap {
  static final Path DATABASE = Path.of("/usr/share/nmap/nmap-os-db");

  private InstalledNmap() {}

  /** Skips the test, visibly, where Nmap is not installed; fails it where {@code CI=true}. */
  static void requireDatabase() {
    boolean installed = Files.isReadable(DATABASE);
    if (!installed && "true".equals(System.getenv("CI"))) {
      fail("Nmap's database is not installed: apt-get install nmap");
    }
    assumeTrue(installed, DATABASE + " is not installed");
  }
}
