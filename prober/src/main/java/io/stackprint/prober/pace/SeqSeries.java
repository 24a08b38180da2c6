package io.stackprint.prober.pace;

import io.stackprint.record.ProbeName;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpView;
import java.util.List;
import java.util.Optional;

/**
 * S1 to S6, never sent again: their spacing is what SP and ISR measure. Each leaves 100 ms after
 * the one before it <em>left</em>: where we are late with one, the rest move on with it, so that no
 * two come closer together than a target's clock can tell apart.
 */
final class SeqSeries {
  private static final long SPACING_NANOS = 100_000_000;
  private static final List<ProbeName> PROBES =
      List.of(ProbeName.S1, ProbeName.S2, ProbeName.S3, ProbeName.S4, ProbeName.S5, ProbeName.S6);

  private final HostLink link;
  private final RoundSendings sendings;
  private final SeqAnswers answers = new SeqAnswers();
  private int next; // index of the next to be sent; all are when 6
  private long nextSendAtNanos = Long.MIN_VALUE;

  SeqSeries(HostLink link, RoundSendings sendings) {
    this.link = link;
    this.sendings = sendings;
  }

  /** Which of the series this is, from 0; -1 for any other probe. */
  static int indexOf(ProbeName name) {
    return PROBES.indexOf(name);
  }

  /** Whether nothing has come back for one of the series, counted from 0. */
  boolean silent(int index) {
    return sendings.of(PROBES.get(index)).packetsTaken() == 0;
  }

  /** Sends the next one if it is due. */
  void act(long now) {
    if (!allSent() && now >= dueAtNanos(now)) {
      Sending sending = sendings.of(PROBES.get(next++));
      sendings.transmit(sending, now);
      nextSendAtNanos = sending.latestAttemptNanos() + link.spacing(SPACING_NANOS);
    }
  }

  private boolean allSent() {
    return next == PROBES.size();
  }

  /** Takes a packet that came to the port of one of the series, counted from 0. */
  void take(int index, Ipv4View datagram) {
    answers.take(index, datagram, TcpView.checked(datagram));
  }

  /** Whether all were sent, and answered or waited for long enough. */
  boolean over(long now) {
    return allSent() && now >= lastDeadline();
  }

  private long lastDeadline() {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < PROBES.size(); i++) {
      last = Math.max(last, waitedForUntil(i));
    }
    return last;
  }

  /** A packet that the SEQ test does not take is no answer. */
  private long waitedForUntil(int index) {
    Optional<Sending> sent = sendings.sent(PROBES.get(index));
    return answers.answered(index)
        ? Long.MIN_VALUE
        : sent.map(sendings::deadline).orElse(Long.MIN_VALUE);
  }

  /** When {@link #act} is to be called next, or when it will be over. */
  long dueAtNanos(long now) {
    if (allSent()) {
      return lastDeadline();
    }
    return Math.max(nextSendAtNanos, link.urgentAtNanos(now));
  }

  /** The earliest time for whatever follows the series. */
  long nextSendAtNanos() {
    return nextSendAtNanos;
  }

  /** None of the series is waited for any longer. */
  void settle() {
    PROBES.forEach(name -> sendings.sent(name).ifPresent(sendings::settle));
  }
}
