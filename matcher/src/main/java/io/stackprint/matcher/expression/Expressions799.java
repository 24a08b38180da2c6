package io.stackprint.matcher.expression;

import io.stackprint.fingerprint.Attribute;

/**
 * Comparison as Nmap does it since 7.95.
 *
 * <p>Numbers are compared as text: without leading zeros the longer one is the larger. In option
 * strings an alternative may hold bracketed expressions for the numbers in it: {@code
 * M[500-5B4]ST11NW[7|9]}.
 */
final class Expressions799 implements Expressions {
  /** Nmap 7.99 lets an alternative with brackets succeed only when it is the last one. */
  private final boolean bracketsOnlyInLast;

  Expressions799(boolean strict) {
    this.bracketsOnlyInLast = strict;
  }

  @Override
  public boolean accept(Attribute attribute, String expression, String value) {
    return accept(expression, value, BRACKETED.contains(attribute));
  }

  private boolean accept(String expression, String value, boolean bracketed) {
    boolean numeric = Hex.isDigit(value, 0);
    String number = numeric ? Hex.stripped(value) : value;
    int start = 0;
    while (true) {
      int end = Alternatives.end(expression, start, bracketed);
      String alternative = expression.substring(start, end);
      boolean last = end == expression.length();
      boolean accepted;
      if (bracketed && alternative.indexOf('[') >= 0) {
        accepted = (last || !bracketsOnlyInLast) && acceptsBracketed(alternative, value);
      } else {
        accepted = numeric ? acceptsNumber(alternative, number) : alternative.equals(value);
      }
      if (accepted || last) {
        return accepted;
      }
      start = end + 1;
    }
  }

  /** Rule for values that begin with a hexadecimal digit, words such as {@code A+} included. */
  private static boolean acceptsNumber(String alternative, String number) {
    if (alternative.isEmpty()) {
      return false;
    }
    return switch (alternative.charAt(0)) {
      case '>' -> Hex.compare(number, Hex.stripped(alternative.substring(1))) > 0;
      case '<' -> Hex.compare(number, Hex.stripped(alternative.substring(1))) < 0;
      default -> Hex.isDigit(alternative, 0) && acceptsPlainOrRange(alternative, number);
    };
  }

  private static boolean acceptsPlainOrRange(String alternative, String number) {
    int dash = alternative.indexOf('-');
    if (dash < 0) {
      return Hex.stripped(alternative).equals(number);
    }
    return Hex.compare(Hex.stripped(alternative.substring(0, dash)), number) <= 0
        && Hex.compare(number, Hex.stripped(alternative.substring(dash + 1))) <= 0;
  }

  /** Text outside brackets must stand in the value; a bracket takes the longest run of digits. */
  private boolean acceptsBracketed(String alternative, String value) {
    int inValue = 0;
    int at = 0;
    int open;
    while ((open = alternative.indexOf('[', at)) >= 0) {
      int close = alternative.indexOf(']', open);
      int textLength = open - at;
      if (close < 0 || !value.regionMatches(inValue, alternative, at, textLength)) {
        return false;
      }
      int run = inValue + textLength;
      inValue = run;
      while (Hex.isDigit(value, inValue)) {
        inValue++;
      }
      if (inValue == run
          || !accept(
              alternative.substring(open + 1, close), value.substring(run, inValue), false)) {
        return false;
      }
      at = close + 1;
    }
    return value.substring(inValue).equals(alternative.substring(at));
  }
}
