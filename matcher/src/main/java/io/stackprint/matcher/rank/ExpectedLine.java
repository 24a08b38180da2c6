package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Responsiveness;
import java.util.List;
import java.util.Optional;

/**
 * One test line of a reference as it is compared: R implied where it was left out, and each
 * attribute with its weight.
 */
public record ExpectedLine(TestName test, List<Expectation> expectations) {

  /**
   * What is expected of one attribute.
   *
   * @param points what it is worth, 0 or more
   */
  public record Expectation(Attribute attribute, String expression, int points) {}

  /** The lines of a reference. */
  public static List<ExpectedLine> of(Reference reference, MatchPoints points, Rules rules) {
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

  /**
   * Of T and TG, where the line expects both, the one that the subject does not have; TG where it
   * has neither. No subject can have both.
   */
  public Optional<Attribute> unobservable(Fingerprint subject) {
    if (!expects(Attribute.T) || !expects(Attribute.TG)) {
      return Optional.empty();
    }
    boolean guessed = subject.value(test, Attribute.TG).isPresent();
    return Optional.of(guessed ? Attribute.T : Attribute.TG);
  }

  private boolean expects(Attribute attribute) {
    return expression(attribute).isPresent();
  }

  /** What is expected of an attribute; empty when nothing is. */
  public Optional<String> expression(Attribute attribute) {
    return expectations.stream()
        .filter(expected -> expected.attribute() == attribute)
        .map(Expectation::expression)
        .findFirst();
  }
}
