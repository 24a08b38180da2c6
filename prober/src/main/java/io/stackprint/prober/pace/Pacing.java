package io.stackprint.prober.pace;

/**
 * The pace of the whole scan: one rate for all packets, and how many hosts to begin so that the
 * packets of those under way fit into it.
 *
 * <p>The rate gives way to loss. Packets that our own capture dropped count, and so do replies to
 * retransmissions: each proves that an earlier transmission, or its reply, got lost. A share of
 * such replies that a merely lossy link explains (2 % each way give 4 %) changes nothing; above a
 * tenth the rate falls, and it comes back slowly. A scan starts at a tenth of its rate.
 */
final class Pacing {
  private static final long PERIOD_NANOS = 500_000_000;
  private static final double LOSSY = 0.10; // share of replies that answer a retransmission
  private static final int TOO_FEW = 50; // replies in a period that prove nothing
  private static final double SLOWER = 0.7;
  private static final double FASTER = 0.05;
  private static final double FIRST_SHARE = 0.1;
  private static final double START_FASTER = 1.5;
  private static final double SLOWEST = 0.02;
  private static final double BURST_SECONDS = 0.01;
  private static final double FILL = 0.9; // share of the rate that hosts are begun for
  private static final double FIRST_GUESS_PACKETS_PER_HOST = 20;
  private static final double MEMORY_HOSTS = 64;
  private static final double LEAST_PACKETS_PER_HOST = 2;

  private final double fullRate;
  private final double leastShare;
  private final TokenBucket packets;
  private final TokenBucket hosts;
  private double share;
  private boolean starting = true; // the rate grows by a factor until something is lost
  private double packetsPerHost = FIRST_GUESS_PACKETS_PER_HOST;
  private long periodEndsAtNanos;
  private long replies;
  private long repliesToRetransmissions;
  private boolean captureDropped;

  Pacing(ScanSettings settings, long now) {
    fullRate = settings.packetsPerSecond();
    leastShare = Math.min(Math.max(settings.leastPacketsPerSecond() / fullRate, SLOWEST), 1);
    share = Math.max(FIRST_SHARE, leastShare);
    packets = new TokenBucket(fullRate * share, BURST_SECONDS);
    hosts = new TokenBucket(hostsPerSecond(), BURST_SECONDS);
    periodEndsAtNanos = now + PERIOD_NANOS;
  }

  private double hostsPerSecond() {
    return fullRate * share * FILL / packetsPerHost;
  }

  /** A packet leaves now. */
  void packetLeaves(long now) {
    packets.spend(now);
  }

  long nextPacketAtNanos(long now) {
    return packets.nextAtNanos(now);
  }

  /** Packets whose spacing is measured go before all others. */
  long nextUrgentPacketAtNanos(long now) {
    return packets.nextOnCreditAtNanos(now);
  }

  boolean takeHost(long now) {
    return hosts.take(now);
  }

  void replied(boolean toRetransmission) {
    replies++;
    repliesToRetransmissions += toRetransmission ? 1 : 0;
  }

  void captureDropped() {
    captureDropped = true;
  }

  void hostDone(int packetsSent) {
    packetsPerHost += (packetsSent - packetsPerHost) / MEMORY_HOSTS;
    packetsPerHost = Math.max(packetsPerHost, LEAST_PACKETS_PER_HOST);
  }

  /** Looks back on what happened, from time to time, and sets the rate for the time to come. */
  void review(long now) {
    if (now < periodEndsAtNanos) {
      return;
    }
    boolean lossy = replies >= TOO_FEW && repliesToRetransmissions > replies * LOSSY;
    share = Math.min(Math.max(nextShare(lossy || captureDropped), leastShare), 1);
    packets.setRate(fullRate * share, now);
    hosts.setRate(hostsPerSecond(), now);
    replies = 0;
    repliesToRetransmissions = 0;
    captureDropped = false;
    periodEndsAtNanos = now + PERIOD_NANOS;
  }

  private double nextShare(boolean lost) {
    if (lost) {
      starting = false;
      return share * SLOWER;
    }
    return starting ? share * START_FASTER : share + FASTER;
  }

  double packetsPerSecond() {
    return packets.perSecond();
  }
}
