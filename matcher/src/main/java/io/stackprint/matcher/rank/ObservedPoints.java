package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Responsiveness;
import java.util.EnumMap;
import java.util.Map;

/** What a subject was observed in: its attributes, and what each is worth. */
final class ObservedPoints {
  private final Map<TestName, Map<Attribute, Integer>> points = new EnumMap<>(TestName.class);
  private final Rules rules;
  private int attributes;
  private int total;

  ObservedPoints(Fingerprint subject, MatchPoints points, Rules rules) {
    this.rules = rules;
    for (TestLine line : subject.lines()) {
      Map<Attribute, Integer> weights = new EnumMap<>(Attribute.class);
      for (Attribute attribute : line.values().keySet()) {
        int weight = points.of(line.test(), attribute);
        weights.put(attribute, weight);
        total += weight;
      }
      attributes += weights.size();
      this.points.put(line.test(), weights);
    }
  }

  /** How many attributes the subject has a value for. */
  int attributes() {
    return attributes;
  }

  /** How much of it a reference speaks of. */
  Overlap with(Reference reference) {
    int compared = 0;
    int possible = 0;
    for (ReferenceLine line : reference.tests()) {
      Map<Attribute, Integer> weights = points.getOrDefault(line.test(), Map.of());
      for (Attribute attribute : line.expressions().keySet()) {
        Integer weight = weights.get(attribute);
        if (weight != null) {
          compared++;
          possible += weight;
        }
      }
      Integer responsiveness = weights.get(Attribute.R);
      if (responsiveness != null
          && Responsiveness.isImplied(line.test(), line.expressions(), rules)) {
        compared++;
        possible += responsiveness;
      }
    }
    return new Overlap(compared, possible, total);
  }
}
