package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.expression.Responsiveness;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * How well the best subject there can be matches an entry, and how much the entry asks of it.
 *
 * @param reachable points of the attributes that some subject satisfies
 * @param possible points of all attributes that the entry tests
 */
record ReachCheck(int reachable, int possible) {

  /** Whether an expression accepts a value that a subject can have. */
  interface Satisfiable {
    boolean test(TestName test, Attribute attribute, String expression);
  }

  /** The reach of one entry. */
  static ReachCheck of(Reference reference, MatchPoints points, Satisfiable satisfiable) {
    int reachable = 0;
    int possible = 0;
    for (ReferenceLine line : reference.tests()) {
      Map<Attribute, String> compared =
          Responsiveness.imply(line.test(), line.expressions(), Rules.DEFAULT);
      BiPredicate<Attribute, String> canBe =
          (attribute, expression) -> satisfiable.test(line.test(), attribute, expression);
      for (Map.Entry<Attribute, String> one : compared.entrySet()) {
        Attribute attribute = one.getKey();
        if (attribute == Attribute.TG && compared.containsKey(Attribute.T)) {
          continue; // a subject has one of the two
        }
        int worth = points.of(line.test(), attribute);
        possible += worth;
        boolean met =
            canBe.test(attribute, one.getValue())
                || (attribute == Attribute.T
                    && compared.containsKey(Attribute.TG)
                    && canBe.test(Attribute.TG, compared.getOrDefault(Attribute.TG, "")));
        reachable += met ? worth : 0;
      }
    }
    return new ReachCheck(reachable, possible);
  }

  /** Best accuracy that any subject reaches, 0 to 1. */
  double best() {
    return possible == 0 ? 0 : (double) reachable / possible;
  }

  /** Points of an entry that tests every attribute once. */
  static int most(MatchPoints points) {
    int most = 0;
    for (Map.Entry<TestName, Map<Attribute, Integer>> test : points.points().entrySet()) {
      most += test.getValue().values().stream().mapToInt(Integer::intValue).sum();
      most -= points.of(test.getKey(), Attribute.TG);
    }
    return most;
  }
}
