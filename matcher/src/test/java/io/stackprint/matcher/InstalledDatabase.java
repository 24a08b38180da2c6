package io.stackprint.matcher;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The OS database of Debian's nmap-common 7.93, which is Nmap's and so not in this project.
 *
 * <p>A test that needs it fails where {@code CI=true} and is skipped, with the reason, elsewhere.
 */
public final class InstalledDatabase {
  /** Where the Debian package puts it. */
  public static final Path PATH = Path.of("/usr/share/nmap/nmap-os-db");

  private static final String SHA_256 =
      "4c1442e8dfe9891401d47e1aa24ef6d4ca10ad36bbc4260b95dad39cabef1951";

  private static final Map<NmapProfile, OsDatabase> READ = new ConcurrentHashMap<>();

  private InstalledDatabase() {}

  /** The database, read by the grammar of this release. */
  public static OsDatabase read(NmapProfile profile) {
    byte[] octets = octets();
    OsDatabase database =
        READ.computeIfAbsent(
            profile, any -> DatabaseReader.read(octets, "nmap-os-db", profile).database());
    if (!database.sourceDigest().equals(SHA_256)) {
      missing(PATH + " is not the one of Nmap 7.93");
    }
    return database;
  }

  /** Its octets, whichever release it is of. */
  public static byte[] octets() {
    if (!Files.isReadable(PATH)) {
      missing(PATH + " is missing: apt-get install nmap-common");
    }
    try {
      return Files.readAllBytes(PATH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the test because something from outside the project is not there. */
  public static void missing(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason);
  }
}
