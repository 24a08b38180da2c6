package io.stackprint.fingerprinter.assemble;

import static java.util.Comparator.naturalOrder;
import static java.util.function.BinaryOperator.minBy;

import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is known of one round.
 *
 * @param end the round's end; one read from the replies when none came
 * @param ended false when none came
 * @param replies in order of arrival, each once
 */
record RoundEvidence(RoundEnd end, boolean ended, List<ProbeReply> replies) {

  /**
   * Sorts the evidence of one observation into its rounds, in their order. A record that is there
   * twice counts once.
   */
  static List<RoundEvidence> gather(Collection<RoundEnd> ends, Collection<ProbeReply> replies) {
    var endOf = new TreeMap<Integer, RoundEnd>();
    ends.forEach(end -> endOf.merge(end.getRound(), end, minBy(naturalOrder())));
    var repliesOf = new TreeMap<Integer, Map<Integer, ProbeReply>>();
    for (ProbeReply reply : replies) {
      repliesOf
          .computeIfAbsent(reply.getRound(), round -> new TreeMap<>())
          .merge(reply.getArrival(), reply, minBy(naturalOrder()));
    }
    var numbers = new TreeSet<>(endOf.keySet());
    numbers.addAll(repliesOf.keySet());
    List<RoundEvidence> rounds = new ArrayList<>();
    for (int number : numbers) {
      var inOrder = List.copyOf(repliesOf.getOrDefault(number, Map.of()).values());
      rounds.add(of(Optional.ofNullable(endOf.get(number)), inOrder));
    }
    return rounds;
  }

  private static RoundEvidence of(Optional<RoundEnd> end, List<ProbeReply> replies) {
    return new RoundEvidence(
        end.orElseGet(() -> UnendedRound.readFrom(replies)), end.isPresent(), replies);
  }

  int number() {
    return end.getRound();
  }

  boolean skipped() {
    return end.getOutcome() == RoundOutcome.SKIPPED;
  }

  /** How many of the replies that the round's end tells of are not here. */
  int missingReplies() {
    return Math.max(0, end.getReplies() - replies.size());
  }

  /** True when a probe without reply is known to have had none. */
  boolean silenceIsKnown() {
    return ended && end.getOutcome() == RoundOutcome.COMPLETE && missingReplies() == 0;
  }

  /** Whether this probe left the scanner at least once. */
  boolean sent(ProbeName probe) {
    return firstSentMicros(probe).isPresent();
  }

  /** When the probe was first sent, microseconds since the Unix epoch: Nmap's own resolution. */
  Optional<Long> firstSentMicros(ProbeName probe) {
    return end.getProbes().stream()
        .filter(sent -> sent.getProbe() == probe)
        .map(ProbeSent::getSentAtNanos)
        .filter(times -> !times.isEmpty())
        .map(times -> micros(times.get(0)))
        .findFirst();
  }

  static long micros(long nanos) {
    return Math.floorDiv(nanos, 1000L);
  }
}
