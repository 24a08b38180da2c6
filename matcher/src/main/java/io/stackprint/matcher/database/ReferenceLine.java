package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One test line of a reference: for each attribute the expression that a subject's value must
 * satisfy.
 *
 * @param test which test
 * @param expressions as they stand in the source, in its order; what a missing R means is said by
 *     {@link io.stackprint.matcher.expression.Responsiveness}. SEQ, OPS and WIN may hold an R here,
 *     as old databases write {@code SEQ(R=N)}
 */
public record ReferenceLine(TestName test, Map<Attribute, String> expressions) {

  /**
   * Copies the expressions.
   *
   * @throws IllegalArgumentException if the test has no such attribute
   */
  public ReferenceLine {
    for (Attribute attribute : expressions.keySet()) {
      if (!mayHold(test, attribute)) {
        throw new IllegalArgumentException("test " + test + " has no attribute " + attribute);
      }
    }
    expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
  }

  /** True for the attributes of the test, and for R in every test. */
  static boolean mayHold(TestName test, Attribute attribute) {
    return attribute == Attribute.R || test.attributes().contains(attribute);
  }

  /** The line as the database has it, such as {@code WIN(W1=8000%W2=1-5|A)}. */
  public String text() {
    var text = new StringJoiner("%", test.name() + "(", ")");
    expressions.forEach((attribute, expression) -> text.add(attribute + "=" + expression));
    return text.toString();
  }
}
