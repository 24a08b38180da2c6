package io.stackprint.cli;

import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.DatabaseWriter;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.report.Printable;
import java.time.Instant;

/** Entries of the database as a person reads them, and {@code DatabaseReader} reads them back. */
final class EntryText {
  private EntryText() {}

  /** An entry; who learned it, when and why stands before it in a comment. */
  static String of(ReferenceFingerprint entry) {
    return provenance(entry)
        + Printable.lines(DatabaseWriter.text(DatabaseRecords.fromRecord(entry)));
  }

  private static String provenance(ReferenceFingerprint entry) {
    if (entry.getLearnedAtMillis().isEmpty()) {
      return "";
    }
    String when = Instant.ofEpochMilli(entry.getLearnedAtMillis().get()).toString();
    String who = entry.getAuthor().map(author -> " by " + author).orElse("");
    String why = entry.getReason().map(reason -> ": " + reason).orElse("");
    return Printable.line("# " + entry.getId() + " learned " + when + who + why) + "\n";
  }
}
