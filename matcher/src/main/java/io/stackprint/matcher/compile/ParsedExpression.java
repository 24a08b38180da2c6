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
  private final List<String> texts;
  private final List<Range> ranges = new ArrayList<>(1);
  private boolean usual = true;
  private boolean plain = true;
  private int numbersFrom;

  /** Numbers from low to high, both included; none when high is below low. */
  record Range(long low, long high) {}

  private ParsedExpression(String expression) {
    texts = Alternatives.of(expression, false);
  }

  /** As 7.93 reads it: before the last dash a number meets ranges only, after it text. */
  static ParsedExpression of793(String expression) {
    var parsed = new ParsedExpression(expression);
    int lastDash = expression.lastIndexOf('-');
    int start = 0;
    for (String alternative : parsed.texts) {
      boolean beforeDash = start <= lastDash;
      parsed.numbersFrom += beforeDash ? 1 : 0;
      if (isBound(alternative)) {
        if (alternative.length() > 1) { // else it accepts nothing
          parsed.addBound(alternative);
        }
      } else if (beforeDash) {
        int dash = alternative.indexOf('-');
        if (dash > 0 && dash < alternative.length() - 1) { // else it accepts no number
          parsed.addRange(alternative, dash);
        }
      }
      start += alternative.length() + 1;
    }
    return parsed;
  }

  /** As 7.99 reads it, if it has no brackets: numbers by their value, words whole. */
  static ParsedExpression of799(String expression) {
    var parsed = new ParsedExpression(expression);
    parsed.numbersFrom = parsed.texts.size();
    for (String alternative : parsed.texts) {
      if (isBound(alternative)) {
        parsed.addBound(alternative);
        parsed.plain = false;
      } else if (!alternative.isEmpty() && Character.digit(alternative.charAt(0), 16) >= 0) {
        int dash = alternative.indexOf('-');
        if (dash >= 0) {
          parsed.addRange(alternative, dash);
          parsed.plain = false;
        } else {
          parsed.addPlain(alternative);
        }
      }
    }
    return parsed;
  }

  /** One that is left to {@link io.stackprint.matcher.expression.Expressions}. */
  static ParsedExpression unusual() {
    var parsed = new ParsedExpression("");
    parsed.usual = false;
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
    return plain;
  }

  /** The numbers that are accepted for their value. */
  List<Range> ranges() {
    return ranges;
  }

  /** All alternatives, as words are compared with them. */
  List<String> texts() {
    return texts;
  }

  /** First of the texts that numbers are compared with, too; their count when none is. */
  int numbersFrom() {
    return numbersFrom;
  }
}
