package io.stackprint.fingerprinter.assemble;

import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import java.util.Comparator;
import java.util.List;

/**
 * All that came in for one observation so far.
 *
 * @param rounds the ends of its rounds, one for each round, in any order
 * @param replies the packets that came back, each once, in any order
 */
public record Observation(List<RoundEnd> rounds, List<ProbeReply> replies) {
  /** Copies both lists. */
  public Observation {
    rounds = List.copyOf(rounds);
    replies = List.copyOf(replies);
  }

  /**
   * True when nothing is missing: the last round and all before it have ended, and every reply that
   * they count is here.
   */
  public boolean isComplete() {
    return rounds.stream().max(Comparator.comparingInt(RoundEnd::getRound)).stream()
        .anyMatch(end -> end.getLast() && end.getRound() == rounds.size() && allRepliesAreHere());
  }

  private boolean allRepliesAreHere() {
    return rounds.stream().allMatch(end -> repliesOf(end.getRound()) >= end.getReplies());
  }

  private long repliesOf(int round) {
    return replies.stream().filter(reply -> reply.getRound() == round).count();
  }
}
