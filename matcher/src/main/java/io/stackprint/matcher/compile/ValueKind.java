package io.stackprint.matcher.compile;

/** How a value of a subject is compared with expressions. */
enum ValueKind {
  /** A number to both releases; to 7.93 the empty text is one, too. */
  NUMBER,
  /** Text that is compared octet by octet. */
  WORD,
  /** Text that begins as a number does, such as {@code A+}: 7.99 may order it among numbers. */
  WORD_AFTER_DIGIT,
  /** Whatever one of the releases may read in a way of its own; our own subjects have none. */
  ODD;

  static ValueKind of(String value, boolean is793) {
    if (value.isEmpty()) {
      return is793 ? NUMBER : WORD;
    }
    if (PlainNumber.of(value) != PlainNumber.NONE) {
      return NUMBER;
    }
    char first = value.charAt(0);
    if (first < 'A' || hasLowerCase(value)) {
      return ODD; // perhaps blanks, a sign, 0x, leading zeros, lower-case digits
    }
    if (!PlainNumber.isDigit(first)) {
      return WORD;
    }
    if (value.length() > PlainNumber.MOST_DIGITS) {
      return ODD;
    }
    return is793 ? WORD : WORD_AFTER_DIGIT;
  }

  private static boolean hasLowerCase(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 'a') {
        return true;
      }
    }
    return false;
  }
}
