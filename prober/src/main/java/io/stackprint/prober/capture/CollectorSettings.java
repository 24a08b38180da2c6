package io.stackprint.prober.capture;

import java.time.Duration;

/**
 * How an {@link ObservationCollector} works.
 *
 * @param scope name of the monitored network, written into every record; no slash
 * @param sensor name of the prober, written into every record
 * @param idle an observation whose last probe is longer ago than this, in capture time, is over
 * @param lateReply a reply counts for its round until this long after the round's last probe; where
 *     the round shows the scanner's own timeout, by a probe sent again, until that long after it
 * @param hopsToProber routers between the prober and the place of the capture; 0 on its own
 *     interface. Added to the time to live of what the prober sent
 * @param maxOpen observations held at the same time; beyond it, the one silent for longest is
 *     closed
 */
public record CollectorSettings(
    String scope, String sensor, Duration idle, Duration lateReply, int hopsToProber, int maxOpen) {
  /** Nmap's largest probe timeout is 10 s; no probe waits longer for its reply. */
  private static final Duration LONGEST_PROBE_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration DEFAULT_IDLE = Duration.ofSeconds(330);
  private static final int DEFAULT_MAX_OPEN = 32_768;

  /** Refuses what would make no sense. */
  public CollectorSettings {
    if (scope.isEmpty() || scope.contains("/")) {
      throw new IllegalArgumentException("scope must be a name without slash: '" + scope + "'");
    }
    if (idle.compareTo(lateReply) < 0 || lateReply.isNegative()) {
      throw new IllegalArgumentException("idle " + idle + " shorter than lateReply " + lateReply);
    }
    if (hopsToProber < 0 || hopsToProber > 255 || maxOpen < 1) {
      throw new IllegalArgumentException("hops " + hopsToProber + ", maxOpen " + maxOpen);
    }
  }

  /** For a capture taken on the prober's own interface: idle 330 s, late replies 10 s. */
  public static CollectorSettings of(String scope, String sensor) {
    return new CollectorSettings(
        scope, sensor, DEFAULT_IDLE, LONGEST_PROBE_TIMEOUT, 0, DEFAULT_MAX_OPEN);
  }

  /** The same with another idle time. */
  public CollectorSettings withIdle(Duration other) {
    return new CollectorSettings(scope, sensor, other, lateReply, hopsToProber, maxOpen);
  }

  /** The same for a capture taken so many routers away from the prober. */
  public CollectorSettings withHopsToProber(int hops) {
    return new CollectorSettings(scope, sensor, idle, lateReply, hops, maxOpen);
  }

  /** The same with another limit of observations held at the same time. */
  public CollectorSettings withMaxOpen(int observations) {
    return new CollectorSettings(scope, sensor, idle, lateReply, hopsToProber, observations);
  }
}
