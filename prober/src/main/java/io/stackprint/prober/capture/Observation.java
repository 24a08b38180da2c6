package io.stackprint.prober.capture;

import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.prober.probe.TcpBases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rounds of one scan of one host by one scanner, while the capture is read. */
final class Observation {
  /** Nmap accepts no more tries than these. */
  private static final int MAX_ROUNDS = 50;

  private static final int FIRST_DRAWN_PORT = 33_000;
  private static final int DRAWN_PORTS = 32_261;
  private static final int PORTS_PER_ROUND = 256;

  private final Pair pair;
  private final List<Round> rounds = new ArrayList<>();
  private final Traceroute traceroute;
  private long lastProbeNanos;
  private long lastProbeNumber;
  private long replyMac = CapturedDatagram.NO_MAC;
  private boolean onLoopbackDevice;

  Observation(Pair pair, Round first, int hopsToProber) {
    this.pair = pair;
    this.traceroute = new Traceroute(hopsToProber);
    rounds.add(first);
  }

  Pair pair() {
    return pair;
  }

  List<Round> rounds() {
    return rounds;
  }

  Round current() {
    return rounds.get(rounds.size() - 1);
  }

  void begin(Round round) {
    rounds.add(round);
  }

  /** Gives up the round that turned out to be another scan's. */
  Round giveUpCurrent() {
    return rounds.remove(rounds.size() - 1);
  }

  boolean mayBeginAnother() {
    return rounds.size() < MAX_ROUNDS;
  }

  /** Notes a probe of the current round. */
  void probed(Packet packet) {
    lastProbeNanos = packet.atNanos();
    lastProbeNumber = packet.number();
    onLoopbackDevice |= packet.onLoopbackDevice();
  }

  void answered(Packet packet) {
    replyMac = packet.sourceMac();
  }

  /**
   * True when a TCP probe with these readings can come from the run that sent the rounds before: it
   * keeps its port base, or moves it on by 256 (Nmap since 7.95).
   */
  boolean continuesWith(ProbeSighting.Tcp tcp, TcpPortScan scan) {
    Optional<Integer> last = lastPortBase();
    if (last.isEmpty()) {
      return true;
    }
    int next = tcp.readings().get(0).bases().portBase();
    return next == last.get() ? !isAnotherRun(next, scan) : next == successor(last.get());
  }

  /** With a port that the user fixed, every run has the same base; a port scan then parts them. */
  private boolean isAnotherRun(int portBase, TcpPortScan scan) {
    return portBase < FIRST_DRAWN_PORT && scan.lastAskedNumber() > lastProbeNumber;
  }

  private Optional<Integer> lastPortBase() {
    for (int i = rounds.size() - 1; i >= 0; i--) {
      Optional<TcpBases> bases = rounds.get(i).tcpBases();
      if (bases.isPresent()) {
        return bases.map(TcpBases::portBase);
      }
    }
    return Optional.empty();
  }

  private static int successor(int portBase) {
    return FIRST_DRAWN_PORT
        + Math.floorMod(portBase - FIRST_DRAWN_PORT + PORTS_PER_ROUND, DRAWN_PORTS);
  }

  boolean isSilentAt(long nanos, long idleNanos) {
    return Math.abs(nanos - lastProbeNanos) > idleNanos;
  }

  boolean isDecoyOf(Observation other) {
    return this == other
        || (pair.target() == other.pair.target() && rounds.get(0).hasBasesOf(other.rounds.get(0)));
  }

  boolean hasReplies() {
    return rounds.stream().anyMatch(round -> !round.received().isEmpty());
  }

  long firstNumber() {
    return rounds.get(0).sent().get(0).number();
  }

  Traceroute traceroute() {
    return traceroute;
  }

  /** Sender on the link of the last reply, or {@link CapturedDatagram#NO_MAC}. */
  long replyMac() {
    return replyMac;
  }

  boolean isLocal() {
    return pair.isLocal() || onLoopbackDevice;
  }
}
