package io.stackprint.prober.pace;

import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import java.util.List;

/** Judges the rounds of a host so far; whoever knows fingerprints and a database can. */
public interface RoundJudge {
  /** Judges the evidence of one host, all its rounds so far. */
  Judgement judge(List<RoundEnd> rounds, List<ProbeReply> replies);

  /**
   * A judgement.
   *
   * @param matched whether the latest round has a perfect match
   * @param good whether the conditions were good enough for more than two rounds
   */
  record Judgement(boolean matched, boolean good) {}
}
