package io.stackprint.prober.pace;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * The way to one host: everything sent to it passes here, and what is learned of the way stays
 * here.
 */
final class HostLink {
  private static final int FIRST_TTL = 37; // Nmap's range is 37 to 59
  private static final int LAST_TTL = 59;
  private static final int IP_IDS = 1 << 16;
  private static final long WINDOW_POLL_NANOS = 3_000_000; // others open the network's window

  /** What all links share. */
  record Shared(
      ScanSettings settings,
      Wire wire,
      RunKey key,
      IntFunction<String> observations,
      RandomGenerator random,
      Pacing pacing,
      IntPredicate allowed,
      EngineCounts counts) {}

  private final Shared shared;
  private final int target;
  private final Path path;
  private final Network network;
  private final SourcePorts ports;
  private final RoundTripTimes roundTrips;
  private final CongestionWindow window;
  private long mac = Wire.NO_MAC;
  private int packetsSent;
  private boolean refused;

  HostLink(Shared shared, int target, Path path, Network network) {
    this.shared = shared;
    this.target = target;
    this.path = path;
    this.network = network;
    var settings = shared.settings();
    this.ports = new SourcePorts(shared.key(), target, settings.profile(), settings.sourcePort());
    this.roundTrips = new RoundTripTimes(settings.template(), settings.scanDelayNanos());
    this.window = new CongestionWindow(settings.template().windowGrowth());
  }

  ScanSettings settings() {
    return shared.settings();
  }

  RunKey key() {
    return shared.key();
  }

  /** The id of the observation of the host. */
  String observation() {
    return shared.observations().apply(target);
  }

  RandomGenerator random() {
    return shared.random();
  }

  int target() {
    return target;
  }

  Path path() {
    return path;
  }

  SourcePorts ports() {
    return ports;
  }

  long mac() {
    return mac;
  }

  void macIs(long address) {
    mac = address;
  }

  int packetsSent() {
    return packetsSent;
  }

  /** Whether this machine's own system ever refused to send to the host. */
  boolean refused() {
    return refused;
  }

  int drawIpId() {
    return shared.random().nextInt(IP_IDS);
  }

  int drawTtl() {
    return settings().ttl().orElseGet(() -> shared.random().nextInt(FIRST_TTL, LAST_TTL + 1));
  }

  /** When a packet whose spacing is measured may leave, as far as the rate goes. */
  long urgentAtNanos(long now) {
    return shared.pacing().nextUrgentPacketAtNanos(now);
  }

  /** Whether a packet may leave now, as far as the rate goes. */
  boolean withinRate(long now) {
    return shared.pacing().nextPacketAtNanos(now) <= now;
  }

  /** Whether a packet may leave now, as far as the rate and the congestion windows go. */
  boolean mayTransmit(long now) {
    return window.hasRoom() && network.window().hasRoom() && withinRate(now);
  }

  /** When to ask again, when a packet might not leave now. */
  long askAgainAtNanos(long now) {
    return Math.max(now + WINDOW_POLL_NANOS, shared.pacing().nextPacketAtNanos(now));
  }

  /** Sends a datagram; returns as {@link Wire#send}. What leaves is under way until settled. */
  long transmit(byte[] datagram, long now) {
    if (!shared.allowed().test(target)) {
      throw new IllegalStateException("target out of scope: " + Integer.toHexString(target));
    }
    return sent(shared.wire().send(path, mac, datagram), now);
  }

  /** Asks for the host's MAC address. */
  long askForMac(long now) {
    return sent(shared.wire().askForMac(path, target), now);
  }

  private long sent(long at, long now) {
    shared.pacing().packetLeaves(now);
    if (at == Wire.NOT_SENT) {
      shared.counts().failed();
      refused = true;
      return at;
    }
    packetsSent++;
    shared.counts().sent();
    window.sent();
    network.window().sent();
    return at;
  }

  /**
   * A packet under way was answered for the first time.
   *
   * @param transmissions how often it had been sent
   */
  void answered(long sentAtNanos, int transmissions, long atNanos) {
    window.answered();
    network.window().answered();
    shared.pacing().replied(transmissions > 1);
    if (transmissions > 1) {
      window.hostLoss(sentAtNanos, atNanos, settings().template().hostLossDivisor());
      network.window().networkLoss(sentAtNanos, atNanos);
    } else {
      roundTrips.sample(atNanos - sentAtNanos);
      network.roundTrips().sample(atNanos - sentAtNanos);
    }
  }

  /** A packet under way is not waited for any longer. */
  void settled() {
    window.settled();
    network.window().settled();
  }

  /** How long to wait between two packets, which is this or the scan delay. */
  long spacing(long leastNanos) {
    return Math.max(leastNanos, settings().scanDelayNanos());
  }

  /** How long to wait for a reply, in nanoseconds. */
  long timeoutNanos() {
    return (roundTrips.hasSample() ? roundTrips : network.roundTrips()).timeoutNanos();
  }
}
