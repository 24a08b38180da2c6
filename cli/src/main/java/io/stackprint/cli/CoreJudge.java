package io.stackprint.cli;

import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.matcher.rank.Matcher;
import io.stackprint.prober.pace.RoundJudge;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import java.util.List;

/**
 * Judges rounds by the pure core, so that a host is left in peace as soon as it is known.
 *
 * @param assembler by whose rules to make fingerprints
 * @param matcher over the database that the host will be matched against
 */
record CoreJudge(Assembler assembler, Matcher matcher) implements RoundJudge {
  @Override
  public Judgement judge(List<RoundEnd> rounds, List<ProbeReply> replies) {
    SubjectFingerprint subject = assembler.assemble(rounds, replies);
    List<RoundFingerprint> fingerprints = subject.getRounds();
    RoundFingerprint latest = fingerprints.get(fingerprints.size() - 1);
    MatchResult result = matcher.match(FingerprintRecords.fromRecord(latest.getTests()));
    return new Judgement(result.isExact(), subject.getQuality().getGood());
  }
}
