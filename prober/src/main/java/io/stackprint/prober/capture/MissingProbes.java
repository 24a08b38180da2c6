package io.stackprint.prober.capture;

import io.stackprint.record.ProbeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a whole round from one that was cut: every scan sends a fixed set of probes, substitutes
 * for those of S1 to S6 that brought nothing back, and each unanswered probe but S1 to S6 four
 * times.
 */
final class MissingProbes {
  private static final int TRANSMISSIONS = 4;

  private static final Set<ProbeName> ALWAYS =
      EnumSet.of(
          ProbeName.IE1, ProbeName.IE2, ProbeName.U1, ProbeName.T5, ProbeName.T6, ProbeName.T7);
  private static final Set<ProbeName> TO_OPEN_PORT =
      EnumSet.of(
          ProbeName.S1,
          ProbeName.S2,
          ProbeName.S3,
          ProbeName.S4,
          ProbeName.S5,
          ProbeName.S6,
          ProbeName.ECN,
          ProbeName.T2,
          ProbeName.T3,
          ProbeName.T4);
  private static final List<ProbeName> SEQUENCE =
      List.copyOf(EnumSet.range(ProbeName.S1, ProbeName.S6));
  private static final List<ProbeName> SUBSTITUTES =
      List.copyOf(EnumSet.range(ProbeName.O1, ProbeName.O6));

  private MissingProbes() {}

  /**
   * What the round lacks, each a sentence; empty for a whole round.
   *
   * @param last whether no round of the same scan follows; else its beginning proves that the
   *     scanner was done with this one
   */
  static List<String> of(RoundReport round, boolean last) {
    var lacking = new ArrayList<String>();
    Set<ProbeName> unseen = required(round);
    unseen.removeAll(round.probes());
    if (!unseen.isEmpty()) {
      lacking.add("The capture does not hold " + names(unseen) + ": the round was cut.");
    }
    Set<ProbeName> unfinished = last ? unfinished(round) : Set.of();
    if (!unfinished.isEmpty()) {
      lacking.add(
          "The capture ends while unanswered probes were still repeated: "
              + names(unfinished)
              + ".");
    }
    return lacking;
  }

  private static Set<ProbeName> required(RoundReport round) {
    Set<ProbeName> required = EnumSet.copyOf(ALWAYS);
    if (!round.usedOpenPort()) {
      return required;
    }
    required.addAll(TO_OPEN_PORT);
    for (int k = 0; k < SEQUENCE.size(); k++) {
      if (!round.answered(SEQUENCE.get(k))) {
        required.add(SUBSTITUTES.get(k));
      }
    }
    if (!round.answered(ProbeName.S1)) {
      required.add(ProbeName.T1);
    }
    return required;
  }

  private static Set<ProbeName> unfinished(RoundReport round) {
    return round.probes().stream()
        .filter(probe -> !SEQUENCE.contains(probe))
        .filter(probe -> !round.answered(probe))
        .filter(probe -> round.transmissions(probe).size() < TRANSMISSIONS)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProbeName.class)));
  }

  private static String names(Set<ProbeName> probes) {
    return probes.stream().map(ProbeName::name).collect(Collectors.joining(", "));
  }
}
