package io.stackprint.matcher.expression;

/** Hexadecimal digits and numbers kept as text. */
final class Hex {
  private Hex() {}

  /** True when there is a character at this position and it is 0–9, A–F or a–f. */
  static boolean isDigit(CharSequence text, int at) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  }

  /** The text without leading zeros; one digit stays. */
  static String stripped(String text) {
    int at = 0;
    while (text.startsWith("0", at) && isDigit(text, at + 1)) {
      at++;
    }
    return text.substring(at);
  }

  /** Orders two stripped numbers: the longer is the larger, equal lengths compare by octets. */
  static int compare(String left, String right) {
    return left.length() == right.length()
        ? left.compareTo(right)
        : Integer.compare(left.length(), right.length());
  }
}
