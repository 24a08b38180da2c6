package io.stackprint.prober.pace;

import java.time.Duration;

/**
 * Nmap's timing templates: how long to wait for replies, how fast to send.
 *
 * <p>The rates are ours: Nmap has no limit of its own and is slow for other reasons. They count for
 * the whole scan, where no {@code --max-rate} says otherwise.
 *
 * @see <a href="https://nmap.org/book/performance-timing-templates.html">Timing Templates</a>
 */
public enum TimingTemplate {
  /**
   * One packet in five minutes to a host, one host at a time: to pass below intrusion detection.
   */
  PARANOID(0, ms(300_000), ms(100), ms(300_000), ms(300_000), 10, 10, 1),
  /** One packet in 15 seconds to a host, one host at a time. */
  SNEAKY(1, ms(15_000), ms(100), ms(15_000), ms(15_000), 10, 10, 1),
  /** Slow down to use less bandwidth and less of the target. */
  POLITE(2, ms(1_000), ms(100), ms(10_000), ms(400), 10, 500, 8),
  /** The default. */
  NORMAL(3, ms(1_000), ms(100), ms(10_000), ms(0), 10, 5_000, 4_096),
  /** On a reasonably fast and reliable network. */
  AGGRESSIVE(4, ms(500), ms(100), ms(1_250), ms(0), 6, 25_000, 8_192),
  /** On an extraordinarily fast network, or with accuracy given up for speed. */
  INSANE(5, ms(250), ms(50), ms(300), ms(0), 2, 50_000, 8_192);

  private final int number;
  private final Duration initialTimeout;
  private final Duration minTimeout;
  private final Duration maxTimeout;
  private final Duration scanDelay;
  private final int maxRetries;
  private final int packetsPerSecond;
  private final int hostsAtOnce;

  TimingTemplate(
      int number,
      Duration initialTimeout,
      Duration minTimeout,
      Duration maxTimeout,
      Duration scanDelay,
      int maxRetries,
      int packetsPerSecond,
      int hostsAtOnce) {
    this.number = number;
    this.initialTimeout = initialTimeout;
    this.minTimeout = minTimeout;
    this.maxTimeout = maxTimeout;
    this.scanDelay = scanDelay;
    this.maxRetries = maxRetries;
    this.packetsPerSecond = packetsPerSecond;
    this.hostsAtOnce = hostsAtOnce;
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  /** The number behind {@code -T}, 0 to 5. */
  public int number() {
    return number;
  }

  /** How long to wait for a reply while no round-trip time is known. */
  public Duration initialTimeout() {
    return initialTimeout;
  }

  /** The shortest wait for a reply. */
  public Duration minTimeout() {
    return minTimeout;
  }

  /** The longest wait for a reply. */
  public Duration maxTimeout() {
    return maxTimeout;
  }

  /** The least time between two packets to one host, beyond what OS detection itself asks for. */
  public Duration scanDelay() {
    return scanDelay;
  }

  /** How often discovery and the port scan send a probe again at most. */
  public int maxRetries() {
    return maxRetries;
  }

  /** How many packets a second the whole scan sends at most. */
  public int packetsPerSecond() {
    return packetsPerSecond;
  }

  /** How many hosts are probed at the same time at most. */
  public int hostsAtOnce() {
    return hostsAtOnce;
  }

  /** Growth of a congestion window per window of replies (packets), once past slow start. */
  double windowGrowth() {
    return number >= 4 ? 2 : 1;
  }

  /** By what the outstanding packets of a host are divided when one was lost. */
  double hostLossDivisor() {
    return switch (this) {
      case AGGRESSIVE -> 4.0 / 3;
      case INSANE -> 5.0 / 4;
      default -> 1.5;
    };
  }
}
