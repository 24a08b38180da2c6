package io.stackprint.fingerprinter.assemble;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.record.EvidenceLink;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the replies of one observation together into the fingerprint of the host.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Assembler {
  private final Rules rules;

  /** Assembles by the rules of one release. */
  public Assembler(Rules rules) {
    this.rules = rules;
  }

  /**
   * The fingerprint that this evidence gives. The order of the records does not matter, a record
   * that is there twice counts once, and no octets in a reply make this fail: what is malformed
   * counts as not arrived.
   *
   * <p>Evidence with gaps gives an incomplete fingerprint: rounds may be missing, or have replies
   * but no end. Where a silent probe may have had a reply that is not here, its line is left out.
   *
   * @param rounds ends of rounds of one observation
   * @param replies replies of the same observation
   * @throws IllegalArgumentException if there is no record at all
   */
  public SubjectFingerprint assemble(Collection<RoundEnd> rounds, Collection<ProbeReply> replies) {
    List<RoundEvidence> evidence = RoundEvidence.gather(rounds, replies);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("neither a round nor a reply to assemble");
    }
    var state = new HostState(rules);
    List<RoundFingerprint> fingerprints = new ArrayList<>();
    for (RoundEvidence round : evidence) {
      state.learn(round.end());
      if (!round.skipped()) {
        fingerprints.add(fingerprint(round, state));
      }
    }
    return subject(evidence, fingerprints, state);
  }

  private RoundFingerprint fingerprint(RoundEvidence round, HostState state) {
    EchoReplies kept = state.keptEchoes();
    var answers = new RoundAnswers(round, kept, rules);
    EchoReplies echoes = kept.both() ? EchoReplies.NONE : answers.echoes();
    state.learn(round, answers);
    state.keepEchoes(answers.echoes());
    RoundSequences sequences =
        RoundSequences.of(answers, echoes.ipIds(), state.scanDelayMillis(), state.local());
    if (!sequences.timed()) {
      state.note(
          "Round "
              + round.number()
              + ": a SEQ probe's send time is not known; rates are left out.");
    }
    Fingerprint lines =
        new RoundLines(round, answers, state.measuredHops(), rules).write(sequences.line(), echoes);
    return RoundFingerprint.newBuilder()
        .setRound(round.number())
        .setTests(FingerprintRecords.toRecord(lines))
        .setSequences(sequences.toRecord())
        .setProbesSent(round.end().getProbes().size())
        .setProbesAnswered(answers.answeredProbes())
        .build();
  }

  private SubjectFingerprint subject(
      List<RoundEvidence> evidence, List<RoundFingerprint> fingerprints, HostState state) {
    RoundEnd first = evidence.get(0).end();
    Completeness completeness = Completeness.of(evidence);
    var subject =
        SubjectFingerprint.newBuilder()
            .setScope(first.getScope())
            .setAddress(first.getAddress())
            .setObservation(first.getObservation())
            .setSensor(first.getSensor())
            .setScanner(first.getScanner())
            .setProfile(rules.profile())
            .setStartedAtNanos(first.getStartedAtNanos())
            .setEndedAtNanos(endedAtNanos(evidence))
            .setComplete(completeness.complete())
            .setRounds(fingerprints)
            .setPorts(state.ports())
            .setQuality(state.quality())
            .setEvidence(links(evidence))
            .setNotes(notes(completeness, state));
    first.getSkipReason().ifPresent(subject::setSkipReason);
    state.distance().ifPresent(subject::setDistance);
    state.macAddress().ifPresent(subject::setMacAddress);
    state.portTable().ifPresent(subject::setPortTable);
    return subject.build();
  }

  private static List<String> notes(Completeness completeness, HostState state) {
    return Stream.concat(completeness.notes().stream(), state.notes().stream()).toList();
  }

  private static long endedAtNanos(List<RoundEvidence> evidence) {
    return evidence.stream().mapToLong(round -> round.end().getEndedAtNanos()).max().orElse(0);
  }

  private static List<EvidenceLink> links(List<RoundEvidence> evidence) {
    return evidence.stream()
        .flatMap(round -> round.replies().stream())
        .map(
            reply ->
                new EvidenceLink(
                    reply.getRound(),
                    reply.getProbe(),
                    reply.getArrival(),
                    reply.getReceivedAtNanos()))
        .toList();
  }
}
