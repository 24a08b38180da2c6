package io.stackprint.topics;

import java.util.Locale;

/** The services that put what they refuse aside as dead letters. */
public enum Service {
  PROBER,
  FINGERPRINTER,
  MATCHER;

  /** The name as it stands in topic names and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
