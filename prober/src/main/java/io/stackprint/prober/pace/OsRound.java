package io.stackprint.prober.pace;

import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.Ipv4View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * One round of OS detection at one host.
 *
 * <p>First S1 to S6, see {@link SeqSeries}. Then everything else, 25 ms apart, in the order that
 * the IP id tests need; a probe without answer goes back to the end of the queue, up to four
 * transmissions. O1 to O6 and T1 replace those of S1 to S6 that brought nothing back.
 */
final class OsRound implements Stage {
  private static final long SPACING_NANOS = 25_000_000;
  private static final int MOST_TRANSMISSIONS = 4;

  private static final List<ProbeName> SUBSTITUTES =
      List.of(ProbeName.O1, ProbeName.O2, ProbeName.O3, ProbeName.O4, ProbeName.O5, ProbeName.O6);

  /** Their flags fit no state of RFC 9293; fragile devices have been seen to fall over. */
  private static final EnumSet<ProbeName> ODD =
      EnumSet.of(ProbeName.T2, ProbeName.T3, ProbeName.T7);

  private final HostLink link;
  private final RoundValues values;
  private final RoundPorts ports;
  private final ReplyMatcher matcher;
  private final RoundSendings sendings;
  private final SeqSeries series;
  private final KeptReplies replies = new KeptReplies();
  private final Deque<Sending> queue = new ArrayDeque<>(16); // of the second phase
  private final long startedAtNanos;
  private boolean secondPhase;
  private long nextSendAtNanos = Long.MIN_VALUE;
  private long lastPacketNanos;

  OsRound(HostLink link, RoundValues values, RoundPorts ports, long now) {
    this.link = link;
    this.values = values;
    this.ports = ports;
    this.matcher = new ReplyMatcher(link.target(), values, ports);
    this.sendings = new RoundSendings(link, values, ports);
    this.series = new SeqSeries(link, sendings);
    this.startedAtNanos = now;
    this.lastPacketNanos = now;
  }

  @Override
  public void act(long now) {
    if (!secondPhase && hasOpenPort()) {
      series.act(now);
    }
    if (!secondPhase && (!hasOpenPort() || series.over(now))) {
      beginSecondPhase();
    }
    if (secondPhase) {
      putBackLate(now);
      sendQueued(now);
    }
  }

  private boolean hasOpenPort() {
    return ports.openTcp().isPresent();
  }

  private void beginSecondPhase() {
    secondPhase = true;
    nextSendAtNanos = series.nextSendAtNanos();
    series.settle();
    for (Probe probe : Probe.inSendingOrder()) {
      if (isNeeded(probe)) {
        queue.add(sendings.of(probe.name()));
      }
    }
  }

  private boolean isNeeded(Probe probe) {
    ProbeName name = probe.name();
    if (SeqSeries.indexOf(name) >= 0
        || (probe.aim() == Probe.Aim.OPEN_TCP && !hasOpenPort())
        || (link.settings().sparing() && ODD.contains(name))) {
      return false;
    }
    int substitute = name == ProbeName.T1 ? 0 : SUBSTITUTES.indexOf(name);
    return substitute < 0 || series.silent(substitute);
  }

  private void putBackLate(long now) {
    Optional<Sending> late = sendings.nextLate(now);
    while (late.isPresent()) {
      putBack(late.get());
      late = sendings.nextLate(now);
    }
  }

  private void putBack(Sending sending) {
    if (sending.attempts() < MOST_TRANSMISSIONS) {
      queue.add(sending);
    }
  }

  private void sendQueued(long now) {
    if (!queue.isEmpty() && now >= nextSendAtNanos && link.mayTransmit(now)) {
      Sending sending = queue.remove();
      if (!sendings.transmit(sending, now)) {
        putBack(sending);
      }
      nextSendAtNanos = sending.latestAttemptNanos() + link.spacing(SPACING_NANOS);
    }
  }

  @Override
  public void take(Ipv4View datagram, Arrival arrival) {
    matcher
        .answered(datagram)
        .flatMap(sendings::sent)
        .ifPresent(sending -> take(sending, datagram, arrival));
  }

  private void take(Sending sending, Ipv4View datagram, Arrival arrival) {
    if (sending.packetsTaken() == 0) {
      queue.remove(sending);
      sendings.answered(sending, arrival);
    }
    int index = SeqSeries.indexOf(sending.name());
    if (index >= 0) {
      series.take(index, datagram);
    }
    if (replies.take(sending, arrival)) {
      lastPacketNanos = Math.max(lastPacketNanos, arrival.atNanos());
    }
  }

  @Override
  public boolean over() {
    return secondPhase && queue.isEmpty() && sendings.noneUnderWay();
  }

  @Override
  public long dueAtNanos(long now) {
    if (!secondPhase) {
      return series.dueAtNanos(now);
    }
    long late = sendings.firstDeadline();
    if (queue.isEmpty()) {
      return late;
    }
    return Math.min(late, now >= nextSendAtNanos ? link.askAgainAtNanos(now) : nextSendAtNanos);
  }

  /** Whether every probe left this machine and was answered or ran into its last timeout. */
  boolean complete() {
    return over() && sent().stream().allMatch(sending -> sending.transmissions() > 0);
  }

  boolean answeredU1() {
    return sendings.sent(ProbeName.U1).stream().anyMatch(u1 -> u1.packetsTaken() > 0);
  }

  RoundValues values() {
    return values;
  }

  RoundPorts ports() {
    return ports;
  }

  List<Sending> sent() {
    return sendings.inOrder();
  }

  List<RoundReply> replies() {
    return replies.list();
  }

  long startedAtNanos() {
    return sent().stream()
        .filter(sending -> sending.transmissions() > 0)
        .mapToLong(sending -> sending.sentAtNanos(1))
        .min()
        .orElse(startedAtNanos);
  }

  long endedAtNanos() {
    return Math.max(lastPacketNanos, sendings.lastSentAtNanos());
  }

  int packetsLeftOut() {
    return replies.leftOut();
  }
}
