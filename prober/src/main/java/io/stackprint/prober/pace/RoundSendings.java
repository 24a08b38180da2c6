package io.stackprint.prober.pace;

import io.stackprint.prober.probe.Envelope;
import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The probes of a round as they are sent, and those under way, which are waited for. */
final class RoundSendings {
  private final HostLink link;
  private final RoundValues values;
  private final RoundPorts ports;
  private final Map<ProbeName, Sending> byName = new EnumMap<>(ProbeName.class);
  private final List<Sending> inOrder = new ArrayList<>(16); // of the first attempt
  private final Deque<Sending> underWay = new ArrayDeque<>(16); // longest waiting first
  private long lastSentAtNanos = Long.MIN_VALUE;

  RoundSendings(HostLink link, RoundValues values, RoundPorts ports) {
    this.link = link;
    this.values = values;
    this.ports = ports;
  }

  /** The probe of this name, whether it has been sent or not. */
  Sending of(ProbeName name) {
    return byName.computeIfAbsent(name, any -> new Sending(Probe.of(name)));
  }

  /** The probe of this name if it has left. */
  Optional<Sending> sent(ProbeName name) {
    return Optional.ofNullable(byName.get(name)).filter(sending -> sending.transmissions() > 0);
  }

  /** All that were tried to be sent, in the order of their first attempt. */
  List<Sending> inOrder() {
    return inOrder;
  }

  /** Sends a probe; returns false when it did not leave. */
  boolean transmit(Sending sending, long now) {
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
    underWay.add(sending);
    lastSentAtNanos = Math.max(lastSentAtNanos, at);
    return true;
  }

  /** When the last packet left; {@link Long#MIN_VALUE} if none did. */
  long lastSentAtNanos() {
    return lastSentAtNanos;
  }

  /** The first packet that answers a probe has come. */
  void answered(Sending sending, Arrival arrival) {
    if (sending.waitedFor()) {
      sending.notWaitedFor();
      link.answered(sending.latestAttemptNanos(), sending.transmissions(), arrival.atNanos());
    }
  }

  /** A probe is not waited for any longer. */
  void settle(Sending sending) {
    if (sending.waitedFor()) {
      sending.notWaitedFor();
      link.settled();
    }
  }

  /** The next probe that was waited for in vain, if there is one; it is settled. */
  Optional<Sending> nextLate(long now) {
    Optional<Sending> late = longestWaiting().filter(sending -> now >= deadline(sending));
    late.ifPresent(this::settle);
    return late;
  }

  private Optional<Sending> longestWaiting() {
    while (!underWay.isEmpty() && !underWay.element().waitedFor()) {
      underWay.remove(); // answered or settled meanwhile
    }
    return Optional.ofNullable(underWay.peek());
  }

  boolean noneUnderWay() {
    return longestWaiting().isEmpty();
  }

  /** When the next probe will have been waited for in vain. */
  long firstDeadline() {
    return longestWaiting().map(this::deadline).orElse(Long.MAX_VALUE);
  }

  /** Until when a probe is waited for. */
  long deadline(Sending sending) {
    return sending.latestAttemptNanos() + link.timeoutNanos();
  }
}
