package io.stackprint.matcher.expression;

import java.util.ArrayList;
import java.util.List;

/** Where one alternative of an expression ends and the next begins. */
public final class Alternatives {
  private Alternatives() {}

  /**
   * The alternatives of an expression, in order; the empty expression has one, the empty one.
   *
   * @param bracketed a bar inside brackets does not separate
   */
  public static List<String> of(String expression, boolean bracketed) {
    List<String> alternatives = new ArrayList<>();
    int start = 0;
    while (true) {
      int end = end(expression, start, bracketed);
      alternatives.add(expression.substring(start, end));
      if (end == expression.length()) {
        return alternatives;
      }
      start = end + 1;
    }
  }

  /** Index of the bar that ends the alternative which starts here, or the expression's length. */
  static int end(String expression, int start, boolean bracketed) {
    boolean inside = false;
    for (int at = start; at < expression.length(); at++) {
      char c = expression.charAt(at);
      if (c == '|' && !inside) {
        return at;
      }
      if (bracketed) {
        inside = c == '[' || (inside && c != ']');
      }
    }
    return expression.length();
  }
}
