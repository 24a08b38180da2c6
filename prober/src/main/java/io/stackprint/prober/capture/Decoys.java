package io.stackprint.prober.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out decoys (nmap -D): the same probes, sent to the same target with another source
 * address, which nobody answers. Where none of them was answered, the first is taken for the true
 * one.
 */
final class Decoys {
  private Decoys() {}

  /** The true observations of these, in the order of their first probes. */
  static List<Observation> without(List<Observation> observations) {
    Map<Integer, List<Observation>> byTarget = new HashMap<>();
    var truth = new ArrayList<Observation>();
    observations.stream()
        .sorted(Comparator.comparingLong(Observation::firstNumber))
        .forEach(
            each ->
                byTarget
                    .computeIfAbsent(each.pair().target(), target -> new ArrayList<>(1))
                    .add(each));
    for (List<Observation> ofTarget : byTarget.values()) {
      ofTarget.stream().filter(each -> !isDecoy(each, ofTarget)).forEach(truth::add);
    }
    truth.sort(Comparator.comparingLong(Observation::firstNumber));
    return truth;
  }

  private static boolean isDecoy(Observation suspect, List<Observation> ofTarget) {
    return !suspect.hasReplies()
        && ofTarget.stream()
            .filter(other -> other != suspect && other.isDecoyOf(suspect))
            .anyMatch(other -> other.hasReplies() || other.firstNumber() < suspect.firstNumber());
  }
}
