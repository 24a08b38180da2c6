package io.stackprint.fingerprinter.stream;

import java.time.Duration;

/**
 * How long the fingerprinter waits for what does not come.
 *
 * @param round how long after the first record of a round its end is waited for, wall-clock time;
 *     then the observation is closed as incomplete
 * @param memory how long a closed observation is remembered, wall-clock time, so that duplicates
 *     and late evidence are known for what they are
 * @param sweep how often both are looked at
 */
public record Patience(Duration round, Duration memory, Duration sweep) {
  /** Ten minutes for a round, a day of memory, looked at every five seconds. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofSeconds(5));
}
