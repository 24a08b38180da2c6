package io.stackprint.prober.pace;

/**
 * How many packets may be under way at once: slow start and congestion avoidance as TCP has them
 * (RFC 5681 §3.1), with Nmap's constants.
 *
 * <p>One difference from Nmap: a silent probe is no loss here. Silence is what a third of all
 * stacks answer to some probe, and a scan of many of them would creep. A loss is proven when a
 * retransmission is answered; see {@code docs/decisions}.
 */
final class CongestionWindow {
  private static final double INITIAL = 10;
  private static final double INITIAL_THRESHOLD = 75;
  private static final double LARGEST = 300;
  private static final double SMALLEST_THRESHOLD = 2;
  private static final double LARGEST_SCALE = 50;

  private final double growth;
  private double window = INITIAL;
  private double threshold = INITIAL_THRESHOLD;
  private long sent;
  private long answered;
  private int outstanding;
  private long lossCountsFromNanos = Long.MIN_VALUE;

  /** A fresh window that grows by this many packets per window of replies after slow start. */
  CongestionWindow(double growth) {
    this.growth = growth;
  }

  /** Whether one more packet may leave. */
  boolean hasRoom() {
    return window >= outstanding + 0.5;
  }

  void sent() {
    outstanding++;
    sent++;
  }

  /** A packet under way was answered. */
  void answered() {
    settled();
    answered++;
    double scale = Math.min((double) sent / answered, LARGEST_SCALE);
    window += (window < threshold ? 1 : growth / window) * scale;
    window = Math.min(window, LARGEST);
  }

  /** A packet is no longer waited for. */
  void settled() {
    outstanding = Math.max(outstanding - 1, 0);
  }

  int outstanding() {
    return outstanding;
  }

  double window() {
    return window;
  }

  /** A host's packet was lost: start over. At most once per window. */
  void hostLoss(long sentAtNanos, long now, double divisor) {
    if (sentAtNanos > lossCountsFromNanos) {
      threshold = Math.max(outstanding / divisor, SMALLEST_THRESHOLD);
      window = 1;
      lossCountsFromNanos = now;
    }
  }

  /** A packet to one host of a network was lost: half. At most once per window. */
  void networkLoss(long sentAtNanos, long now) {
    if (sentAtNanos > lossCountsFromNanos) {
      window = Math.max(window / 2, 1);
      threshold = Math.max(window, SMALLEST_THRESHOLD);
      lossCountsFromNanos = now;
    }
  }
}
