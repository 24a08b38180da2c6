package io.stackprint.matcher.compile;

import io.stackprint.matcher.expression.Alternatives;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression taken apart.
 *
 * <p>An alternative is understood when its numbers are {@linkplain PlainNumber plain}. One that is
 * not makes the whole expression unusual, and nothing is lost but time.
 */
final class ParsedExpression {
  private final List<Range> ranges = new ArrayList<>(1);
  private final List<String> whole = new ArrayList<>(1);
  private final List<String> prefixes = new ArrayList<>(0);
  private final List<String> numberPrefixes = new ArrayList<>(0);
  private boolean usual = true;
  private boolean plain = true;

  /** Numbers from low to high, both included; none when high is below low. */
  record Range(long low, long high) {}

  private ParsedExpression() {}

  /**
   * As 7.93 reads it: before the last dash a number meets ranges only, after it text; and of texts
   * all but the last alternative are prefixes.
   */
  static ParsedExpression of793(String expression) {
    var parsed = new ParsedExpression();
    int lastDash = expression.lastIndexOf('-');
    int start = 0;
    for (String alternative : Alternatives.of(expression, false)) {
      int end = start + alternative.length();
      boolean beforeDash = start <= lastDash;
      parsed.addNumbers793(alternative, beforeDash);
      if (end == expression.length()) {
        parsed.whole.add(alternative);
      } else {
        parsed.prefixes.add(alternative);
        if (!beforeDash) {
          parsed.numberPrefixes.add(alternative);
        }
      }
      start = end + 1;
    }
    return parsed;
  }

  /** What is not exactly a bound or a range accepts no number here. */
  private void addNumbers793(String alternative, boolean beforeDash) {
    int dash = alternative.indexOf('-');
    if (isBound(alternative)) {
      if (alternative.length() > 1) {
        addBound(alternative);
      }
    } else if (beforeDash && dash > 0 && dash < alternative.length() - 1) {
      addRange(alternative, dash);
    }
  }

  /** As 7.99 reads it, if it has no brackets: numbers by their value, words whole. */
  static ParsedExpression of799(String expression) {
    var parsed = new ParsedExpression();
    for (String alternative : Alternatives.of(expression, false)) {
      parsed.whole.add(alternative);
      if (isBound(alternative)) {
        parsed.addBound(alternative);
        parsed.plain = false;
      } else if (!alternative.isEmpty() && Character.digit(alternative.charAt(0), 16) >= 0) {
        parsed.addNumber799(alternative);
      }
    }
    return parsed;
  }

  private void addNumber799(String alternative) {
    int dash = alternative.indexOf('-');
    if (dash < 0) {
      addPlain(alternative);
    } else {
      addRange(alternative, dash);
      plain = false;
    }
  }

  /** One that is left to {@link io.stackprint.matcher.expression.Expressions}. */
  static ParsedExpression unusual() {
    var parsed = new ParsedExpression();
    parsed.usual = false;
    parsed.plain = false;
    return parsed;
  }

  private static boolean isBound(String alternative) {
    return alternative.startsWith(">") || alternative.startsWith("<");
  }

  private void addBound(String alternative) {
    long limit = number(alternative.substring(1));
    boolean above = alternative.charAt(0) == '>';
    ranges.add(above ? new Range(limit + 1, Long.MAX_VALUE) : new Range(0, limit - 1));
  }

  private void addRange(String alternative, int dash) {
    ranges.add(
        new Range(number(alternative.substring(0, dash)), number(alternative.substring(dash + 1))));
  }

  /** Leading zeros are dropped before words are compared, so none may be there. */
  private void addPlain(String alternative) {
    long number = PlainNumber.of(alternative);
    boolean zerosLead = alternative.length() > 1 && alternative.charAt(0) == '0';
    plain &= !zerosLead;
    usual &= !zerosLead || number != PlainNumber.NONE;
    if (number != PlainNumber.NONE) {
      ranges.add(new Range(number, number));
    }
  }

  private long number(String text) {
    long number = PlainNumber.of(text);
    usual &= number != PlainNumber.NONE;
    return number;
  }

  /** False when every value is to be decided by the other way. */
  boolean isUsual() {
    return usual;
  }

  /** True when words that begin as numbers do are compared as other words are. */
  boolean isPlain() {
    return usual && plain;
  }

  /** The numbers that are accepted for their value. */
  List<Range> ranges() {
    return ranges;
  }

  /** Texts that a word must equal. */
  List<String> whole() {
    return whole;
  }

  /** Texts that a word may begin with. */
  List<String> prefixes() {
    return prefixes;
  }

  /** Texts that a number, taken as text, may begin with. */
  List<String> numberPrefixes() {
    return numberPrefixes;
  }
}
