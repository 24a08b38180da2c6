package io.stackprint.fingerprinter.assemble;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.derive.PortUnreachable;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The answers of one round: the first to each probe.
 *
 * <p>One packet on the port of a SEQ probe serves several tests, each with its own first.
 */
final class RoundAnswers {
  private final RoundEvidence evidence;
  private final SeqBookkeeping seq;
  private final Map<ProbeName, Answer> first = new EnumMap<>(ProbeName.class);
  private final Map<Integer, Answer.Segment> optionSlots = new TreeMap<>(); // 0 to 5, see OPS
  private Optional<Answer.Segment> t1 = Optional.empty();
  private EchoReplies echoes;

  /**
   * Reads all replies of a round.
   *
   * @param kept echo replies that count from earlier rounds
   */
  RoundAnswers(RoundEvidence evidence, EchoReplies kept, Rules rules) {
    this.evidence = evidence;
    this.seq = new SeqBookkeeping(rules);
    this.echoes = kept;
    var reader = new AnswerReader(evidence.end());
    for (ProbeReply reply : evidence.replies()) {
      reader.read(reply).ifPresent(answer -> take(answer, reply));
    }
  }

  private void take(Answer answer, ProbeReply reply) {
    first.putIfAbsent(answer.probe(), answer);
    if (answer instanceof Answer.Segment segment) {
      takeSegment(segment, reply);
    } else if (answer instanceof Answer.Echo echo) {
      echoes = echoes.with(echo);
    }
  }

  private void takeSegment(Answer.Segment answer, ProbeReply reply) {
    ProbeName probe = answer.probe();
    if (ProbePorts.isSeq(probe)) {
      long sentAt =
          evidence
              .firstSentMicros(probe)
              .orElseGet(() -> RoundEvidence.micros(reply.getSentAtNanos()));
      seq.take(ProbePorts.offsetOf(probe), answer, sentAt);
    }
    int slot = ProbePorts.optionSlot(probe);
    if (slot >= 0) {
      optionSlots.putIfAbsent(slot, answer);
    }
    if ((probe == ProbeName.S1 || probe == ProbeName.T1) && t1.isEmpty()) {
      t1 = Optional.of(answer);
    }
  }

  SeqBookkeeping seq() {
    return seq;
  }

  EchoReplies echoes() {
    return echoes;
  }

  /** The segments that O1 to O6 and W1 to W6 are read from, if there are all six. */
  Optional<List<Answer.Segment>> optionSegments() {
    return optionSlots.size() == ProbePorts.SEQ_PROBES
        ? Optional.of(List.copyOf(optionSlots.values()))
        : Optional.empty();
  }

  /** The answer to ECN or one of T1 to T7; T1 is answered by what answers S1, too. */
  Optional<Answer.Segment> segment(ProbeName probe) {
    if (probe == ProbeName.T1) {
      return t1;
    }
    return first.get(probe) instanceof Answer.Segment segment
        ? Optional.of(segment)
        : Optional.empty();
  }

  Optional<PortUnreachable> portUnreachable() {
    return first.get(ProbeName.U1) instanceof Answer.Unreachable unreachable
        ? Optional.of(unreachable.error())
        : Optional.empty();
  }

  /** IP ids of the answers to T5, T6 and T7, in this order. */
  List<Integer> closedPortIpIds() {
    return Stream.of(ProbeName.T5, ProbeName.T6, ProbeName.T7)
        .map(first::get)
        .filter(Objects::nonNull)
        .map(answer -> answer.datagram().ipId())
        .toList();
  }

  /** How many of the probes sent were answered. */
  int answeredProbes() {
    return (int) first.keySet().stream().filter(evidence::sent).count();
  }
}
