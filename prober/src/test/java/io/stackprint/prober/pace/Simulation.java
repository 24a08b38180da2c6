package io.stackprint.prober.pace;

import io.stackprint.prober.probe.ProbeRecogniser;
import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.wire.Ipv4Address;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A scan of imagined hosts, in virtual time: everything that would be sent, and what becomes of it.
 * Without further words one host, 192.0.2.1, is behind a router, 1 ms away, with port 80 open.
 */
final class Simulation implements Rehearsal.Responder {
  static final long MILLI = 1_000_000;
  static final long SECOND = 1_000 * MILLI;
  static final long START = 1_700_000_000L * SECOND;
  static final int SCANNER = Ipv4Address.parse("198.51.100.1");
  static final int TARGET = Ipv4Address.parse("192.0.2.1");

  private final List<Rehearsal.Sent> sent = new ArrayList<>();
  private final List<FinishedRound> rounds = new ArrayList<>();
  private final ImaginedHost host = new ImaginedHost(port -> port == 80);
  private final List<Integer> targets = new ArrayList<>(List.of(TARGET));
  private ScanSettings settings =
      Settings.of(TimingTemplate.NORMAL).withPorts(80, 81).withTries(1).skippingDiscovery().done();
  private Rehearsal.Responder responder = this::plainly;
  private Predicate<FinishedRound> another = any -> false;
  private Path.Kind kind = Path.Kind.ROUTED;
  private long rttNanos = MILLI;
  private IntPredicate allowed = any -> true;
  private RunKey key = new RunKey(1, 2);
  private Rehearsal rehearsal = rehearsal(); // of all the above

  Simulation with(UnaryOperator<Settings> change) {
    settings = change.apply(new Settings(settings)).done();
    return this;
  }

  Simulation targets(int... addresses) {
    targets.clear();
    IntStream.of(addresses).forEach(targets::add);
    return this;
  }

  Simulation allowing(IntPredicate which) {
    allowed = which;
    return this;
  }

  Simulation key(RunKey key) {
    this.key = key;
    return this;
  }

  Simulation rtt(long nanos) {
    rttNanos = nanos;
    return this;
  }

  Simulation path(Path.Kind kind) {
    this.kind = kind;
    return this;
  }

  Simulation another(Predicate<FinishedRound> another) {
    this.another = another;
    return this;
  }

  /** What the network does, in place of answering everything. */
  Simulation answering(Rehearsal.Responder responder) {
    this.responder = responder;
    return this;
  }

  /** The network loses packets for which this holds. */
  Simulation losing(Predicate<Rehearsal.Sent> lost) {
    return answering(packet -> lost.test(packet) ? List.of() : plainly(packet));
  }

  /** What the host answers by itself. */
  List<Rehearsal.Reply> plainly(Rehearsal.Sent packet) {
    return host.reply(packet.octets()).map(this::reply).map(List::of).orElse(List.of());
  }

  Rehearsal.Reply reply(OctetString octets) {
    return new Rehearsal.Reply(rttNanos, octets);
  }

  Simulation run() {
    rehearsal = rehearsal();
    rehearsal.run(
        round -> {
          rounds.add(round);
          return another.test(round);
        });
    return this;
  }

  /** Like {@link #run}, doing this at a time counted from the start. */
  Simulation runWith(long atNanos, Consumer<Rehearsal> what) {
    rehearsal = rehearsal();
    rehearsal.at(START + atNanos, () -> what.accept(rehearsal));
    rehearsal.run(
        round -> {
          rounds.add(round);
          return another.test(round);
        });
    return this;
  }

  private Rehearsal rehearsal() {
    return new Rehearsal(
        settings,
        targets.stream().mapToInt(Integer::intValue).iterator(),
        key,
        new SplittableRandom(7),
        target -> Optional.of(new Path(SCANNER, 1, kind)),
        allowed,
        this,
        START);
  }

  @Override
  public List<Rehearsal.Reply> replies(Rehearsal.Sent packet) {
    sent.add(packet);
    return packet.octets().length() == 0 ? List.of() : responder.replies(packet);
  }

  @Override
  public long macOf(int target) {
    return responder.macOf(target);
  }

  List<Rehearsal.Sent> sent() {
    return sent;
  }

  List<FinishedRound> rounds() {
    return rounds;
  }

  /** The end of the only round, or of the last. */
  RoundEnd end() {
    return records().end(rounds.get(rounds.size() - 1), true);
  }

  List<ProbeReply> replies() {
    return records().replies(rounds.get(rounds.size() - 1));
  }

  RoundRecords records() {
    return new RoundRecords("test", "sensor", settings);
  }

  ScanEngine engine() {
    return rehearsal.engine();
  }

  Progress progress() {
    return rehearsal.engine().progress();
  }

  /** The probes of OS detection in the order sent; S, O and T1 are told apart by their place. */
  List<ProbeName> probes() {
    return sent.stream()
        .filter(packet -> packet.octets().length() > 0)
        .flatMap(packet -> name(packet).stream())
        .toList();
  }

  /** When the probe of this name was sent, each transmission, milliseconds from the start. */
  List<Long> timesOf(ProbeName name) {
    return end().getProbes().stream()
        .filter(probe -> probe.getProbe() == name)
        .flatMap(probe -> probe.getSentAtNanos().stream())
        .map(at -> (at - START) / MILLI)
        .toList();
  }

  static Ipv4View view(Rehearsal.Sent packet) {
    return Ipv4View.checked(packet.octets().toArray());
  }

  /** The name of a probe; of those that look alike, the S probe's. */
  static Optional<ProbeName> name(Rehearsal.Sent packet) {
    return ProbeRecogniser.recognise(view(packet)).map(Simulation::name);
  }

  private static ProbeName name(ProbeSighting sighting) {
    if (sighting instanceof ProbeSighting.Tcp tcp) {
      return tcp.readings().get(0).name();
    }
    return sighting instanceof ProbeSighting.Echo echo ? echo.name() : ProbeName.U1;
  }
}
