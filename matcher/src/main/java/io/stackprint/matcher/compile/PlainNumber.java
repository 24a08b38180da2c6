package io.stackprint.matcher.compile;

/**
 * Numbers that both releases read alike: 1 to 15 upper-case hexadecimal digits, which a long holds.
 */
final class PlainNumber {
  /** What a text is that is no such number. */
  static final long NONE = -1;

  /** How many digits they have at most. */
  static final int MOST_DIGITS = 15;

  private PlainNumber() {}

  /** The number that a text stands for, or {@link #NONE}. */
  static long of(String text) {
    int length = text.length();
    if (length == 0 || length > MOST_DIGITS) {
      return NONE;
    }
    long number = 0;
    for (int at = 0; at < length; at++) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        return NONE;
      }
      number = number << 4 | (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    return number;
  }

  static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
  }
}
