package io.stackprint.matcher.database;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
  /** The line, or the entry it belongs to, is not in the database that was read. */
  ERROR,
  /** It is read, but hardly does what its author meant. */
  WARNING,
  /** Worth knowing; nothing to mend. */
  NOTE;

  /** The word that a person reads. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
