package io.stackprint.prober.pace;

import io.stackprint.prober.probe.Envelope;
import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One round of OS detection at one host.
 *
 * <p>First S1 to S6, 100 ms apart, never sent again: their spacing is what SP and ISR measure. Then
 * everything else, 25 ms apart, in the order that the IP id tests need; a probe without answer goes
 * back to the end of the queue, up to four transmissions. O1 to O6 and T1 replace those of S1 to S6
 * that brought nothing back.
 *
 * <p>Memory: at most {@value #MOST_PACKETS_A_PROBE} packets of a probe are kept, {@value
 * #MOST_OCTETS} octets of replies in all, {@value #MOST_OCTETS_A_REPLY} of one. What a flood brings
 * beyond that is counted and noted.
 */
final class OsRound implements Stage {
  private static final long SEQ_SPACING_NANOS = 100_000_000;
  private static final long SPACING_NANOS = 25_000_000;
  private static final int MOST_TRANSMISSIONS = 4;
  private static final int MOST_PACKETS_A_PROBE = 4;
  private static final int MOST_OCTETS_A_REPLY = 2_048;
  private static final int MOST_OCTETS = 24_576;

  private static final List<ProbeName> SEQ =
      List.of(ProbeName.S1, ProbeName.S2, ProbeName.S3, ProbeName.S4, ProbeName.S5, ProbeName.S6);
  private static final List<ProbeName> SUBSTITUTES =
      List.of(ProbeName.O1, ProbeName.O2, ProbeName.O3, ProbeName.O4, ProbeName.O5, ProbeName.O6);

  /** Their flags fit no state of RFC 9293; fragile devices have been seen to fall over. */
  private static final EnumSet<ProbeName> ODD =
      EnumSet.of(ProbeName.T2, ProbeName.T3, ProbeName.T7);

  private final HostLink link;
  private final RoundValues values;
  private final RoundPorts ports;
  private final ReplyMatcher matcher;
  private final long startedAtNanos;
  private final Map<ProbeName, Sending> sendings = new EnumMap<>(ProbeName.class);
  private final List<Sending> inOrder = new ArrayList<>(16);
  private final List<RoundReply> replies = new ArrayList<>(16);
  private final SeqAnswers seqAnswers = new SeqAnswers();
  private final Deque<Sending> queue = new ArrayDeque<>(16); // of the second phase
  private int nextSeq; // index of the next S probe; all sent when 6
  private boolean secondPhase;
  private long nextSendAtNanos = Long.MIN_VALUE;
  private long lastPacketNanos;
  private int octetsKept;
  private int packetsLeftOut;

  OsRound(HostLink link, RoundValues values, RoundPorts ports, long now) {
    this.link = link;
    this.values = values;
    this.ports = ports;
    this.matcher = new ReplyMatcher(link.target(), values, ports);
    this.startedAtNanos = now;
    this.lastPacketNanos = now;
    if (ports.openTcp().isEmpty()) {
      nextSeq = SEQ.size();
    }
  }

  @Override
  public void act(long now) {
    if (!secondPhase) {
      sendSeq(now);
      if (nextSeq == SEQ.size() && !waitsForSeq(now)) {
        beginSecondPhase();
      }
    }
    if (secondPhase) {
      putBackLate(now);
      sendQueued(now);
    }
  }

  private void sendSeq(long now) {
    if (nextSeq < SEQ.size() && now >= nextSendAtNanos && link.withinRate(now)) {
      transmit(sending(SEQ.get(nextSeq++)), now);
      nextSendAtNanos = now + spacing(SEQ_SPACING_NANOS);
    }
  }

  private boolean waitsForSeq(long now) {
    for (int i = 0; i < SEQ.size(); i++) {
      Sending s = sendings.get(SEQ.get(i));
      if (s != null && !seqAnswers.answered(i) && now < deadline(s)) {
        return true;
      }
    }
    return false;
  }

  private void beginSecondPhase() {
    secondPhase = true;
    SEQ.stream().map(sendings::get).filter(Objects::nonNull).forEach(this::settle);
    for (Probe probe : Probe.inSendingOrder()) {
      if (isNeeded(probe)) {
        queue.add(sending(probe.name()));
      }
    }
  }

  private boolean isNeeded(Probe probe) {
    ProbeName name = probe.name();
    if (SEQ.contains(name)
        || (probe.aim() == Probe.Aim.OPEN_TCP && ports.openTcp().isEmpty())
        || (link.settings().sparing() && ODD.contains(name))) {
      return false;
    }
    int substitute = SUBSTITUTES.indexOf(name);
    if (substitute >= 0) {
      return silent(SEQ.get(substitute));
    }
    return name != ProbeName.T1 || silent(ProbeName.S1);
  }

  private boolean silent(ProbeName name) {
    return sending(name).packetsTaken() == 0;
  }

  private void putBackLate(long now) {
    for (Sending sending : inOrder) {
      if (sending.waitedFor() && now >= deadline(sending)) {
        settle(sending);
        if (sending.attempts() < MOST_TRANSMISSIONS) {
          queue.add(sending);
        }
      }
    }
  }

  private void sendQueued(long now) {
    if (!queue.isEmpty() && now >= nextSendAtNanos && link.mayTransmit(now)) {
      Sending sending = queue.remove();
      if (!transmit(sending, now) && sending.attempts() < MOST_TRANSMISSIONS) {
        queue.add(sending);
      }
      nextSendAtNanos = now + spacing(SPACING_NANOS);
    }
  }

  private long spacing(long least) {
    return Math.max(least, link.settings().scanDelayNanos());
  }

  private Sending sending(ProbeName name) {
    return sendings.computeIfAbsent(name, any -> new Sending(Probe.of(name)));
  }

  private boolean transmit(Sending sending, long now) {
    Probe probe = sending.probe();
    var envelope =
        new Envelope(
            link.path().source(), link.target(), ports.of(probe), link.drawIpId(), link.drawTtl());
    if (sending.attempts() == 0) {
      inOrder.add(sending);
    }
    long at = link.transmit(probe.datagram(values, envelope), now);
    if (at == Wire.NOT_SENT) {
      sending.failed(now);
      return false;
    }
    sending.left(envelope, at);
    lastPacketNanos = Math.max(lastPacketNanos, at);
    return true;
  }

  private void settle(Sending sending) {
    if (sending.waitedFor()) {
      sending.notWaitedFor();
      link.settled();
    }
  }

  private long deadline(Sending sending) {
    return sending.latestAttemptNanos() + link.timeoutNanos();
  }

  @Override
  public void take(Ipv4View datagram, Arrival arrival) {
    Optional<Sending> answered =
        matcher.answered(datagram).map(sendings::get).filter(each -> each.transmissions() > 0);
    answered.ifPresent(sending -> take(sending, datagram, arrival));
  }

  private void take(Sending sending, Ipv4View datagram, Arrival arrival) {
    if (sending.packetsTaken() == 0) {
      queue.remove(sending);
      if (sending.waitedFor()) {
        sending.notWaitedFor();
        link.answered(sending.latestAttemptNanos(), sending.transmissions(), arrival.atNanos());
      }
    }
    int seq = SEQ.indexOf(sending.name());
    if (seq >= 0) {
      seqAnswers.take(seq, datagram, TcpView.checked(datagram));
    }
    keep(sending, arrival);
  }

  private void keep(Sending sending, Arrival arrival) {
    sending.tookPacket();
    int octets = arrival.octets().length;
    if (sending.packetsTaken() > MOST_PACKETS_A_PROBE
        || octets > MOST_OCTETS_A_REPLY
        || octetsKept + octets > MOST_OCTETS) {
      packetsLeftOut++;
      return;
    }
    octetsKept += octets;
    lastPacketNanos = Math.max(lastPacketNanos, arrival.atNanos());
    replies.add(new RoundReply(sending, sending.transmissions(), arrival));
  }

  @Override
  public boolean over() {
    return secondPhase && queue.isEmpty() && inOrder.stream().noneMatch(Sending::waitedFor);
  }

  @Override
  public long dueAtNanos(long now) {
    long due = Long.MAX_VALUE;
    if (!secondPhase && nextSeq < SEQ.size()) {
      return link.withinRate(now)
          ? nextSendAtNanos
          : Math.max(nextSendAtNanos, link.askAgainAtNanos(now));
    }
    if (!queue.isEmpty()) {
      due = now >= nextSendAtNanos ? link.askAgainAtNanos(now) : nextSendAtNanos;
    }
    for (Sending sending : inOrder) {
      if (waitsFor(sending)) {
        due = Math.min(due, deadline(sending));
      }
    }
    return due;
  }

  /** In the first phase a packet that the SEQ test does not take is no answer. */
  private boolean waitsFor(Sending sending) {
    int seq = secondPhase ? -1 : SEQ.indexOf(sending.name());
    return seq < 0 ? sending.waitedFor() : !seqAnswers.answered(seq);
  }

  /** Whether every probe left this machine and was answered or ran into its last timeout. */
  boolean complete() {
    return over() && inOrder.stream().allMatch(sending -> sending.transmissions() > 0);
  }

  boolean answeredU1() {
    Sending u1 = sendings.get(ProbeName.U1);
    return u1 != null && u1.packetsTaken() > 0;
  }

  RoundValues values() {
    return values;
  }

  RoundPorts ports() {
    return ports;
  }

  List<Sending> sent() {
    return inOrder;
  }

  List<RoundReply> replies() {
    return replies;
  }

  long startedAtNanos() {
    return inOrder.stream()
        .filter(sending -> sending.transmissions() > 0)
        .mapToLong(sending -> sending.sentAtNanos(1))
        .min()
        .orElse(startedAtNanos);
  }

  long endedAtNanos() {
    return lastPacketNanos;
  }

  int packetsLeftOut() {
    return packetsLeftOut;
  }
}
