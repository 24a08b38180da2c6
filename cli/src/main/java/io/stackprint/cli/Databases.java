package io.stackprint.cli;

import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.Finding;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reading;
import io.stackprint.matcher.database.Severity;
import io.stackprint.record.NmapProfile;
import java.util.List;

/** Loads the OS database that a command is to match against. */
final class Databases {
  private static final int SHOWN = 5;

  private Databases() {}

  /** The database of these options; entries that cannot be read are left out, with a warning. */
  static OsDatabase load(DatabaseOptions options, Terminal terminal) {
    return load(DatabaseFile.find(options.osDb(), System.getenv()), options.profile, terminal);
  }

  /** This database; entries that cannot be read are left out, with a warning. */
  static OsDatabase load(DatabaseFile file, NmapProfile profile, Terminal terminal) {
    Reading reading = DatabaseReader.read(file.octets(), file.name(), profile);
    warn(reading, file.name(), terminal);
    if (reading.database().references().isEmpty()) {
      throw new CommandFailure(
          file.name() + ": not an OS database: expected entries that start with 'Fingerprint'");
    }
    return reading.database();
  }

  private static void warn(Reading reading, String name, Terminal terminal) {
    List<Finding> errors =
        reading.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    errors.stream().limit(SHOWN).forEach(finding -> terminal.say(finding.in(name)));
    if (errors.size() > SHOWN) {
      terminal.say("… and " + (errors.size() - SHOWN) + " more; `stackprint db check` lists all");
    }
  }
}
