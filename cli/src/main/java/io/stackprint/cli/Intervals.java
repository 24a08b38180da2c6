package io.stackprint.cli;

import java.time.Duration;

/** How often a scan is repeated, in the words that the command line takes. */
final class Intervals {
  private Intervals() {}

  /** Such as {@code 90s}, {@code 15m} or {@code 24h}: in the largest unit that leaves no rest. */
  static String text(Duration interval) {
    long seconds = interval.toSeconds();
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
