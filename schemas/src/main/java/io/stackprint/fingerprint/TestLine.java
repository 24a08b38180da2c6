package io.stackprint.fingerprint;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One test line of a subject fingerprint: the values observed for the attributes of one test.
 *
 * @param test which test
 * @param values the value of each attribute that has one, as Nmap prints it; an empty string is a
 *     value, an attribute without one is absent; iterates in Nmap's order
 */
public record TestLine(TestName test, Map<Attribute, String> values) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if the test has no such attribute
   */
  public TestLine {
    var sorted = new EnumMap<Attribute, String>(Attribute.class);
    sorted.putAll(values);
    for (Attribute attribute : sorted.keySet()) {
      if (!test.attributes().contains(attribute)) {
        throw new IllegalArgumentException("test " + test + " has no attribute " + attribute);
      }
    }
    values = Collections.unmodifiableMap(sorted);
  }

  /** The line that says that a probe was not answered: {@code R=N}. */
  public static TestLine unanswered(TestName test) {
    return new TestLine(test, Map.of(Attribute.R, "N"));
  }

  /** The value of an attribute, empty when the line does not have it. */
  public Optional<String> value(Attribute attribute) {
    return Optional.ofNullable(values.get(attribute));
  }

  /** The line as Nmap prints it, such as {@code ECN(R=Y%DF=Y%T=40%W=FAF0%O=M5B4NNSNWA%CC=Y%Q=)}. */
  public String text() {
    var text = new StringJoiner("%", test.name() + "(", ")");
    values.forEach((attribute, value) -> text.add(attribute.name() + "=" + value));
    return text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
