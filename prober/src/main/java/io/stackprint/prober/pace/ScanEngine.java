package io.stackprint.prober.pace;

import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * Scans many hosts at once. The caller owns clock, packets and thread: it hands in what arrives and
 * calls {@link #run} until {@link #finished}.
 *
 * <p>A host under way costs about 2 KB and the octets of its replies, which are bounded (see {@code
 * KeptReplies}); how many are under way is bounded by {@link ScanSettings#hostsAtOnce}. Targets are
 * taken from their iterator one by one, and nothing is kept of a host that is done.
 */
public final class ScanEngine {
  private static final int SHORTEST_PAYLOAD = 4; // octets that must be there to be looked at
  private static final long LONGEST_REST_NANOS = 20_000_000;

  private final HostLink.Shared shared;
  private final PrimitiveIterator.OfInt targets;
  private final RoundSink sink;
  private final Pacing pacing;
  private final EngineCounts counts = new EngineCounts();
  private final TimingWheel<HostScan> wheel;
  private final Map<Integer, HostScan> hosts = new HashMap<>(); // by address
  private final Map<Integer, Network> networks = new HashMap<>(); // by address of the /24
  private boolean stopping;

  /**
   * An engine at rest.
   *
   * @param settings how to scan
   * @param targets addresses, each once
   * @param wire the network
   * @param key secret of this run
   * @param observations the id of the one observation that the run makes of a target
   * @param random for values that need not be kept
   * @param allowed asked again before each packet: no other address is ever sent anything
   * @param sink what becomes of the hosts
   * @param now nanoseconds since the epoch
   */
  public ScanEngine(
      ScanSettings settings,
      PrimitiveIterator.OfInt targets,
      Wire wire,
      RunKey key,
      IntFunction<String> observations,
      RandomGenerator random,
      IntPredicate allowed,
      RoundSink sink,
      long now) {
    this.pacing = new Pacing(settings, now);
    this.shared =
        new HostLink.Shared(settings, wire, key, observations, random, pacing, allowed, counts);
    this.targets = targets;
    this.sink = sink;
    this.wheel = new TimingWheel<>(now);
  }

  /**
   * Does all that is due.
   *
   * @return until when there is nothing to do unless a packet arrives, nanoseconds since the epoch
   */
  public long run(long now) {
    pacing.review(now);
    wheel.advance(now, this::act);
    begin(now);
    return wheel.nothingBefore(now + LONGEST_REST_NANOS);
  }

  private void act(HostScan host, long now) {
    host.act(now);
    if (host.done()) {
      forget(host);
    } else {
      wheel.set(host.timer(), host.dueAtNanos(now));
    }
  }

  private void begin(long now) {
    while (mayBegin() && pacing.takeHost(now)) {
      begin(targets.nextInt(), now);
    }
  }

  private boolean mayBegin() {
    return !stopping
        && hosts.size() < shared.settings().hostsAtOnce()
        && sink.hasRoom()
        && targets.hasNext();
  }

  private void begin(int target, long now) {
    if (hosts.containsKey(target)) {
      return;
    }
    counts.hostBegun();
    if (!shared.allowed().test(target)) {
      passOver(target, SkipReason.OUT_OF_SCOPE, now);
      return;
    }
    Optional<Path> path = shared.wire().pathTo(target);
    if (path.isEmpty()) {
      passOver(target, SkipReason.NO_ROUTE, now);
      return;
    }
    Network network =
        networks.computeIfAbsent(Network.of(target), any -> new Network(shared.settings()));
    network.joined();
    var host = new HostScan(new HostLink(shared, target, path.get(), network), sink, counts, now);
    hosts.put(target, host);
    act(host, now);
  }

  private void passOver(int target, SkipReason reason, long now) {
    counts.hostDone();
    String observation = shared.observations().apply(target);
    var facts = new HostFacts(target, 0, false, Wire.NO_MAC, observation, ScannedPorts.NONE, false);
    sink.accept(FinishedRound.skipped(facts, reason.text(), now));
  }

  private void forget(HostScan host) {
    int target = host.link().target();
    hosts.remove(target);
    wheel.cancel(host.timer());
    networks.computeIfPresent(
        Network.of(target), (number, network) -> network.left() ? null : network);
    pacing.hostDone(host.link().packetsSent());
    counts.hostDone();
  }

  /** Takes a packet that arrived. */
  public void received(Arrival arrival, long now) {
    counts.received();
    Optional<HostScan> host = Optional.empty();
    try {
      Ipv4View datagram = Ipv4View.checked(arrival.octets());
      if (datagram.fragmentOffset() == 0 && datagram.payloadLength() >= SHORTEST_PAYLOAD) {
        host = concerned(datagram);
        host.ifPresent(each -> each.take(datagram, arrival));
      }
    } catch (MalformedPacketException e) {
      // counted below: what cannot be read concerns nobody
    }
    host.ifPresentOrElse(each -> act(each, now), counts::stray);
  }

  private Optional<HostScan> concerned(Ipv4View datagram) {
    HostScan sender = hosts.get(datagram.source());
    return sender == null && datagram.protocol() == Ipv4View.ICMP
        ? IcmpView.checked(datagram).quotedDatagram().map(quoted -> hosts.get(quoted.destination()))
        : Optional.ofNullable(sender);
  }

  /** Takes the MAC address that a target told. */
  public void neighbour(int address, long mac, long atNanos, long now) {
    Optional.ofNullable(hosts.get(address))
        .ifPresent(
            host -> {
              host.neighbour(mac, atNanos);
              act(host, now);
            });
  }

  /** The last round of a host was judged: another is to follow, or not. */
  public void judged(int target, boolean another, long now) {
    Optional.ofNullable(hosts.get(target))
        .ifPresent(
            host -> {
              host.judged(another, now);
              act(host, now);
            });
  }

  /** Packets were dropped before they could be seen: send less. */
  public void captureDropped() {
    pacing.captureDropped();
  }

  /** Begins no further host, and ends those under way with what is known of them. */
  public void stop(String reason, long now) {
    stopping = true;
    for (HostScan host : List.copyOf(hosts.values())) {
      host.giveUp(reason, now);
      if (host.done()) {
        forget(host);
      }
    }
  }

  /** Whether all hosts are done. */
  public boolean finished() {
    return hosts.isEmpty() && (stopping || !targets.hasNext());
  }

  /** How far it is. */
  public Progress progress() {
    return counts.progress(pacing.packetsPerSecond(), stopping || !targets.hasNext());
  }
}
