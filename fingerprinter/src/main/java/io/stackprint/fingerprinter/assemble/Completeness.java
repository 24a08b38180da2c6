package io.stackprint.fingerprinter.assemble;

import io.stackprint.record.PortKnowledge;
import io.stackprint.record.RoundOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is missing from the evidence.
 *
 * @param complete nothing is
 * @param notes what could not be told and what was assumed instead, each a sentence, each once
 */
record Completeness(boolean complete, List<String> notes) {

  static Completeness of(List<RoundEvidence> rounds) {
    List<String> gaps = new ArrayList<>();
    List<String> assumptions = new ArrayList<>();
    int expected = 1;
    for (RoundEvidence round : rounds) {
      for (; expected < round.number(); expected++) {
        gaps.add("Round " + expected + " is missing.");
      }
      expected = round.number() + 1;
      addGaps(round, gaps);
      addAssumptions(round, assumptions);
    }
    RoundEvidence last = rounds.get(rounds.size() - 1);
    if (last.ended() && !last.end().getLast()) {
      gaps.add("Round " + last.number() + " was not the last, but no other came.");
    }
    Set<String> notes = new LinkedHashSet<>(gaps);
    notes.addAll(assumptions);
    return new Completeness(gaps.isEmpty(), List.copyOf(notes));
  }

  private static void addGaps(RoundEvidence round, List<String> gaps) {
    String name = "Round " + round.number();
    if (!round.ended()) {
      gaps.add(name + " never ended: probes without reply are left out.");
    } else if (round.end().getOutcome() == RoundOutcome.INTERRUPTED) {
      gaps.add(name + " was interrupted: probes without reply are left out.");
    }
    if (round.missingReplies() > 0) {
      gaps.add(
          String.format(
              "%s: %d of %d replies are missing: probes without reply are left out.",
              name, round.missingReplies(), round.end().getReplies()));
    }
  }

  private static void addAssumptions(RoundEvidence round, List<String> assumptions) {
    assumptions.addAll(round.end().getNotes());
    round
        .end()
        .getClosedTcp()
        .filter(port -> port.getKnowledge() == PortKnowledge.UNDETERMINED)
        .ifPresent(
            port ->
                assumptions.add(
                    "Whether TCP port "
                        + port.getNumber()
                        + " was known to be closed is not told; taken as not known."));
  }
}
