package io.stackprint.prober.target;

/** Reads an expression from left to right; what does not fit is refused at its position. */
final class Cursor {
  private static final char END = '\0';

  private final Expression expression;
  private final String text;
  private int at;

  Cursor(Expression expression) {
    this.expression = expression;
    this.text = expression.text();
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean atDigit() {
    return isDigit(peek());
  }

  /** The next character; NUL at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  /** Goes past a character if it is the next. */
  boolean skip(char expected) {
    boolean there = !atEnd() && peek() == expected;
    at += there ? 1 : 0;
    return there;
  }

  /** Goes past some text, whatever its case, if it is next. */
  boolean skip(String expected) {
    boolean there = text.regionMatches(true, at, expected, 0, expected.length());
    at += there ? expected.length() : 0;
    return there;
  }

  /** Goes past a character that must be the next. */
  void require(char expected) throws MalformedExpressionException {
    if (!skip(expected)) {
      throw expected("'" + expected + "'");
    }
  }

  /**
   * Reads a decimal number.
   *
   * @param what name of the number, with its article
   */
  int number(String what, int least, int most) throws MalformedExpressionException {
    int start = at;
    long number = 0;
    while (atDigit()) {
      number = Math.min(number * 10 + (text.charAt(at++) - '0'), Integer.MAX_VALUE);
    }
    if (start == at || number < least || number > most) {
      at = start;
      throw expected(what + " from " + least + " to " + most);
    }
    return (int) number;
  }

  /** Reads letters, digits, dashes and underscores up to anything else. */
  String word() {
    int start = at;
    while (isDigit(peek()) || isLetter(peek()) || peek() == '-' || peek() == '_') {
      at++;
    }
    return text.substring(start, at);
  }

  /** The refusal of what stands here. */
  MalformedExpressionException expected(String what) {
    return new MalformedExpressionException(expression, at, what);
  }

  /** The refusal of what stood some characters before. */
  MalformedExpressionException expected(String what, int charactersBack) {
    return new MalformedExpressionException(expression, at - charactersBack, what);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
