package io.stackprint.fingerprinter.assemble;

import static io.stackprint.fingerprint.Attribute.CI;
import static io.stackprint.fingerprint.Attribute.GCD;
import static io.stackprint.fingerprint.Attribute.II;
import static io.stackprint.fingerprint.Attribute.ISR;
import static io.stackprint.fingerprint.Attribute.SP;
import static io.stackprint.fingerprint.Attribute.SS;
import static io.stackprint.fingerprint.Attribute.TI;
import static io.stackprint.fingerprint.Attribute.TS;
import static io.stackprint.fingerprinter.derive.IpIdSequence.FEWEST_FOR_CI;
import static io.stackprint.fingerprinter.derive.IpIdSequence.FEWEST_FOR_II;
import static io.stackprint.fingerprinter.derive.IpIdSequence.FEWEST_FOR_TI;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.fingerprinter.derive.IpIdSequence;
import io.stackprint.fingerprinter.derive.IsnSequence;
import io.stackprint.fingerprinter.derive.SeqReply;
import io.stackprint.fingerprinter.derive.SharedIpIds;
import io.stackprint.fingerprinter.derive.TimestampClock;
import io.stackprint.fingerprinter.derive.UptimeGuess;
import io.stackprint.record.Sequences;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sequences of one round: what the line SEQ shows of them, and what travels beside it.
 *
 * @param replies the accepted SEQ replies, in the order of their probes
 * @param isn empty with fewer than four of them
 * @param ti class of their IP ids
 * @param ci class of the IP ids of T5 to T7
 * @param ii class of the IP ids of the echo replies
 * @param shared SS
 * @param clock the timestamp clock
 */
record RoundSequences(
    List<SeqReply> replies,
    Optional<IsnSequence> isn,
    IpIdSequence ti,
    IpIdSequence ci,
    IpIdSequence ii,
    Optional<String> shared,
    TimestampClock clock) {

  /**
   * Analyses a round.
   *
   * @param echoIpIds IP ids of the echo replies, as far as they count
   */
  static RoundSequences of(
      RoundAnswers answers, List<Integer> echoIpIds, int scanDelayMillis, boolean local) {
    SeqBookkeeping seq = answers.seq();
    IpIdSequence ti = IpIdSequence.of(seq.ipIds(), FEWEST_FOR_TI, local);
    IpIdSequence ii = IpIdSequence.of(echoIpIds, FEWEST_FOR_II, local);
    List<SeqReply> timed = allTimed(seq.replies()) ? seq.replies() : List.of();
    return new RoundSequences(
        seq.replies(),
        IsnSequence.of(timed, scanDelayMillis),
        ti,
        IpIdSequence.of(answers.closedPortIpIds(), FEWEST_FOR_CI, local),
        ii,
        SharedIpIds.of(ti, seq.ipIds(), ii, echoIpIds),
        TimestampClock.of(seq.timestamps(), timed));
  }

  /** False when a send time is missing, without which there are no rates. */
  boolean timed() {
    return allTimed(replies);
  }

  private static boolean allTimed(List<SeqReply> replies) {
    return replies.stream().allMatch(reply -> reply.sentAtMicros() != 0);
  }

  /** The line SEQ; it may have no attribute. */
  TestLine line() {
    var values = new EnumMap<Attribute, String>(Attribute.class);
    put(values, SP, isn.map(IsnSequence::predictabilityText));
    put(values, GCD, isn.map(IsnSequence::gcdText));
    put(values, ISR, isn.map(IsnSequence::rateText));
    put(values, TI, ti.text());
    put(values, CI, ci.text());
    put(values, II, ii.text());
    put(values, SS, shared);
    put(values, TS, clock.text());
    return new TestLine(TestName.SEQ, values);
  }

  private static void put(
      Map<Attribute, String> values, Attribute attribute, Optional<String> value) {
    value.ifPresent(text -> values.put(attribute, text));
  }

  Sequences toRecord() {
    var sequences =
        Sequences.newBuilder()
            .setIsns(replies.stream().map(SeqReply::isn).toList())
            .setIpIds(replies.stream().map(SeqReply::ipId).toList())
            .setTimestamps(replies.stream().map(SeqReply::timestamp).toList())
            .setIpIdClass(ti.kind())
            .setClosedPortIpIdClass(ci.kind())
            .setIcmpIpIdClass(ii.kind())
            .setTimestampClass(clock.kind())
            .setUptime(UptimeGuess.of(clock, replies));
    isn.ifPresent(sequence -> sequences.setPredictability((int) sequence.predictability()));
    clock.hz().ifPresent(sequences::setTimestampHz);
    return sequences.build();
  }
}
