package io.stackprint.matcher.expression;

import io.stackprint.fingerprint.Attribute;
import java.util.OptionalLong;

/**
 * Comparison as Nmap did it up to 7.94.
 *
 * <p>What looks odd here is what that release does and its database was tuned with: a plain
 * alternative before a range never accepts a number ({@code 5|7-9} refuses 5), an alternative that
 * is not the last one accepts whatever it is a prefix of ({@code A|O} accepts {@code A+}), and so
 * an empty alternative before a bar accepts everything.
 */
final class Expressions793 implements Expressions {

  @Override
  public boolean accept(Attribute attribute, String expression, String value) {
    OptionalLong number = number(value);
    int start = 0;
    while (true) {
      int bar = expression.indexOf('|', start);
      int end = bar < 0 ? expression.length() : bar;
      if (accepts(expression, start, end, value, number)) {
        return true;
      }
      if (bar < 0) {
        return false;
      }
      start = bar + 1;
    }
  }

  private static boolean accepts(
      String expression, int start, int end, String value, OptionalLong number) {
    if (number.isPresent()) {
      if (start < end && (expression.charAt(start) == '<' || expression.charAt(start) == '>')) {
        return withinBound(expression.substring(start, end), number.getAsLong());
      }
      if (expression.indexOf('-', start) >= 0) { // in this alternative or in any later one
        return withinRange(expression.substring(start, end), number.getAsLong());
      }
    }
    String text = expression.substring(start, end);
    boolean last = end == expression.length();
    return last ? value.equals(text) : value.startsWith(text);
  }

  private static boolean withinBound(String alternative, long number) {
    String limit = alternative.substring(1);
    if (limit.isEmpty() || number(limit).isEmpty()) {
      return false;
    }
    long bound = number(limit).getAsLong();
    return alternative.charAt(0) == '<' ? number < bound : number > bound;
  }

  private static boolean withinRange(String alternative, long number) {
    int dash = alternative.indexOf('-');
    if (dash <= 0 || dash == alternative.length() - 1) {
      return false;
    }
    OptionalLong low = number(alternative.substring(0, dash));
    OptionalLong high = number(alternative.substring(dash + 1));
    return low.isPresent()
        && high.isPresent()
        && low.getAsLong() <= number
        && number <= high.getAsLong();
  }

  /**
   * The number that the whole text is, as C's {@code strtol} reads base 16 (ISO C99 §7.20.1.4):
   * blanks, a sign and {@code 0x} may lead, nothing at all is 0, too large is the largest.
   */
  static OptionalLong number(String text) {
    int at = 0;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (at < text.length() && (negative || text.charAt(at) == '+')) {
      at++;
    }
    if (text.regionMatches(true, at, "0x", 0, 2) && Hex.isDigit(text, at + 2)) {
      at += 2;
    }
    if (at == text.length()) {
      return text.isEmpty() ? OptionalLong.of(0) : OptionalLong.empty();
    }
    return digits(text, at, negative);
  }

  private static OptionalLong digits(String text, int from, boolean negative) {
    long value = 0;
    boolean overflow = false;
    for (int at = from; at < text.length(); at++) {
      if (!Hex.isDigit(text, at)) {
        return OptionalLong.empty();
      }
      overflow |= value >>> 59 != 0;
      value = value << 4 | Character.digit(text.charAt(at), 16);
    }
    if (overflow) {
      return OptionalLong.of(negative ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    return OptionalLong.of(negative ? -value : value);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
