package io.stackprint.fingerprinter.derive;

import io.stackprint.fingerprint.Rules;
import java.util.Optional;

/** How far the time that the six SEQ probes took is from the ideal half second. */
public final class TimingRatio {
  private static final double IDEAL_MILLIS = 500;

  private TimingRatio() {}

  /**
   * The ratio of one round, in which all six were sent.
   *
   * @param firstSentMicros send time of S1, microseconds
   * @param firstAcceptedSentMicros send time of the probe of the first accepted reply; 7.93 starts
   *     from it, because it has dropped the slots without one by then
   * @param lastSentMicros send time of S6
   */
  public static double of(
      long firstSentMicros,
      Optional<Long> firstAcceptedSentMicros,
      long lastSentMicros,
      Rules rules) {
    long from = rules.is793() ? firstAcceptedSentMicros.orElse(firstSentMicros) : firstSentMicros;
    long wholeMillis = (lastSentMicros - from) / 1000;
    return wholeMillis / IDEAL_MILLIS;
  }
}
