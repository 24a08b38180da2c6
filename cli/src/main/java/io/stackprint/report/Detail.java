package io.stackprint.report;

/**
 * How much a report is to say.
 *
 * @param verbosity how many {@code -v} were given, 0 or more; above 2 nothing is added
 * @param debug whether {@code -d} was given
 */
public record Detail(int verbosity, boolean debug) {
  /** Nothing but the verdict. */
  public static final Detail PLAIN = new Detail(0, false);

  /**
   * Checks the level.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Detail {
    if (verbosity < 0) {
      throw new IllegalArgumentException("verbosity " + verbosity);
    }
  }

  /** The level of verbosity that results: as with Nmap, {@code -d} counts as one {@code -v}. */
  int level() {
    return verbosity + (debug ? 1 : 0);
  }

  /** Uptime and sequences are wanted. */
  boolean verbose() {
    return level() >= 1;
  }

  /** The fingerprint is wanted whatever the verdict. */
  boolean full() {
    return verbosity >= 2 || debug;
  }
}
