package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Responsiveness;
import java.util.List;

/**
 * One test line of a reference as it is compared: R implied where it was left out, and each
 * attribute with its weight.
 */
record ExpectedLine(TestName test, List<Expectation> expectations) {

  /**
   * What is expected of one attribute.
   *
   * @param points what it is worth, 0 or more
   */
  record Expectation(Attribute attribute, String expression, int points) {}

  /** The lines of a reference. */
  static List<ExpectedLine> of(Reference reference, MatchPoints points, Rules rules) {
    return reference.tests().stream().map(line -> of(line, points, rules)).toList();
  }

  private static ExpectedLine of(ReferenceLine line, MatchPoints points, Rules rules) {
    TestName test = line.test();
    List<Expectation> expectations =
        Responsiveness.imply(test, line.expressions(), rules).entrySet().stream()
            .map(e -> new Expectation(e.getKey(), e.getValue(), points.of(test, e.getKey())))
            .toList();
    return new ExpectedLine(test, expectations);
  }
}
