package io.stackprint.prober.pace;

/**
 * The pace of the whole scan: one rate for all packets, and how many hosts to begin so that the
 * packets of those under way fit into it.
 *
 * <p>The rate gives way to loss. Packets that our own capture dropped count, and so do replies to
 * retransmissions: each proves that an earlier transmission, or its reply, got lost. A share of
 * such replies that a merely lossy link explains (2 % each way give 4 %) changes nothing; above a
 * tenth the rate falls, and it comes back slowly.
 */
final class Pacing {
  private static final long PERIOD_NANOS = 500_000_000;
  private static final double LOSSY = 0.10; // share of replies that answer a retransmission
  private static final int TOO_FEW = 50; // replies in a period that prove nothing
  private static final double SLOWER = 0.7;
  private static final double FASTER = 0.05;
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
  private double share = 1;
  private double packetsPerHost = FIRST_GUESS_PACKETS_PER_HOST;
  private long periodEndsAtNanos;
  private long replies;
  private long repliesToRetransmissions;
  private boolean captureDropped;

  Pacing(ScanSettings settings, long now) {
    fullRate = settings.packetsPerSecond();
    leastShare = Math.min(Math.max(settings.leastPacketsPerSecond() / fullRate, SLOWEST), 1);
    packets = new TokenBucket(fullRate, BURST_SECONDS);
    hosts = new TokenBucket(hostsPerSecond(), BURST_SECONDS);
    periodEndsAtNanos = now + PERIOD_NANOS;
  }

  private double hostsPerSecond() {
    return fullRate * share * FILL / packetsPerHost;
  }

  boolean takePacket(long now) {
    return packets.take(now);
  }

  long nextPacketAtNanos(long now) {
    return packets.nextAtNanos(now);
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
    share = lossy || captureDropped ? share * SLOWER : share + FASTER;
    share = Math.min(Math.max(share, leastShare), 1);
    packets.setRate(fullRate * share, now);
    hosts.setRate(hostsPerSecond(), now);
    replies = 0;
    repliesToRetransmissions = 0;
    captureDropped = false;
    periodEndsAtNanos = now + PERIOD_NANOS;
  }

  double packetsPerSecond() {
    return packets.perSecond();
  }
}
