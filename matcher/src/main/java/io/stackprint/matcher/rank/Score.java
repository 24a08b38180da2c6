package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.matcher.expression.Expressions;
import io.stackprint.matcher.rank.ExpectedLine.Expectation;
import java.util.List;
import java.util.Map;

/**
 * What a subject scores against one reference.
 *
 * @param matched points of the attributes that agree
 * @param possible points of the attributes that both sides have
 */
public record Score(int matched, int possible) {

  /**
   * Compares every attribute that has a value in the subject and an expression in the reference.
   */
  public static Score of(
      Fingerprint subject, List<ExpectedLine> reference, Expressions expressions) {
    int matched = 0;
    int possible = 0;
    for (ExpectedLine line : reference) {
      Map<Attribute, String> values =
          subject.line(line.test()).map(TestLine::values).orElse(Map.of());
      for (Expectation expected : line.expectations()) {
        String value = values.get(expected.attribute());
        if (value != null) {
          possible += expected.points();
          if (expressions.accept(expected.attribute(), expected.expression(), value)) {
            matched += expected.points();
          }
        }
      }
    }
    return new Score(matched, possible);
  }

  /** Matched through possible points, exactly 1 when all agree and 0 when nothing was compared. */
  public double accuracy() {
    return possible == 0 ? 0 : (double) matched / possible;
  }
}
