package io.stackprint.prober.pace;

/**
 * Estimates how long a reply may take, from those that came (RFC 6298 §2, with Nmap's clamps).
 *
 * <p>A host without a sample of its own takes the estimate of its network; that starts from the
 * template's initial timeout.
 */
final class RoundTripTimes {
  private static final long LONGEST_SAMPLE_NANOS = 8_000_000_000L;
  private static final long SMALLEST_FIRST_VARIANCE_NANOS = 5_000_000;
  private static final long LARGEST_FIRST_VARIANCE_NANOS = 2_000_000_000;

  private final long minNanos;
  private final long maxNanos;
  private final long initialNanos;
  private long smoothedNanos = -1; // -1: no sample yet
  private long varianceNanos;

  /**
   * No sample yet.
   *
   * @param template gives the clamps
   * @param scanDelayNanos a timeout is never shorter than this
   */
  RoundTripTimes(TimingTemplate template, long scanDelayNanos) {
    this.minNanos = Math.max(template.minTimeout().toNanos(), scanDelayNanos);
    this.maxNanos = Math.max(template.maxTimeout().toNanos(), scanDelayNanos);
    this.initialNanos = Math.max(template.initialTimeout().toNanos(), scanDelayNanos);
  }

  /** Takes the time between a packet and its reply; nonsense is ignored. */
  void sample(long nanos) {
    if (nanos < 0 || nanos >= LONGEST_SAMPLE_NANOS) {
      return;
    }
    if (smoothedNanos < 0) {
      smoothedNanos = nanos;
      varianceNanos =
          Math.min(Math.max(nanos, SMALLEST_FIRST_VARIANCE_NANOS), LARGEST_FIRST_VARIANCE_NANOS);
      return;
    }
    long delta = nanos - smoothedNanos;
    smoothedNanos += delta / 8;
    varianceNanos += (Math.abs(delta) - varianceNanos) / 4;
  }

  boolean hasSample() {
    return smoothedNanos >= 0;
  }

  /** How long to wait for a reply, in nanoseconds. */
  long timeoutNanos() {
    return hasSample()
        ? Math.min(Math.max(smoothedNanos + 4 * varianceNanos, minNanos), maxNanos)
        : initialNanos;
  }
}
