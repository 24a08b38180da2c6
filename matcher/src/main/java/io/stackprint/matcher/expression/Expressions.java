package io.stackprint.matcher.expression;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Compares the value that a subject shows with the expression of a reference.
 *
 * <p>An expression is a list of alternatives joined by bars. An alternative is text, a bound
 * ({@code >5}, {@code <B0}, both strict) or an inclusive range ({@code 3B-45}); numbers are
 * hexadecimal. Implementations are immutable and total: any two strings give an answer.
 */
public interface Expressions {
  /** The attributes in whose expressions brackets may stand: the option strings. */
  Set<Attribute> BRACKETED =
      Collections.unmodifiableSet(
          EnumSet.of(
              Attribute.O1,
              Attribute.O2,
              Attribute.O3,
              Attribute.O4,
              Attribute.O5,
              Attribute.O6,
              Attribute.O));

  /**
   * True when the expression accepts the value.
   *
   * @param attribute whose value it is; only option strings know brackets, and those of 7.93 do not
   * @param expression from the reference; may be empty
   * @param value from the subject; may be empty, which is a value
   */
  boolean accept(Attribute attribute, String expression, String value);

  /** The comparison as these rules want it. */
  static Expressions of(Rules rules) {
    return rules.is793() ? new Expressions793() : new Expressions799(rules.strict());
  }
}
