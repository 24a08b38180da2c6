package io.stackprint.matcher.compile;

/**
 * A value of a subject, read once for all the expressions that it is compared with.
 *
 * @param text as the subject has it
 * @param kind how it is compared
 * @param number what it is worth when it is a {@link Kind#NUMBER}
 * @param word what it is in the vocabulary of its column
 */
record SubjectValue(String text, Kind kind, long number, Vocabulary.Word word) {
  /** The value of an attribute that the subject does not have. */
  static final SubjectValue ABSENT =
      new SubjectValue("", Kind.ODD, PlainNumber.NONE, Vocabulary.Word.UNKNOWN);

  enum Kind {
    /** A number to both releases; to 7.93 the empty text is one, too. */
    NUMBER,
    /** Text that is compared octet by octet. */
    WORD,
    /** Text that begins as a number does, such as {@code A+}; 7.99 may order it among numbers. */
    WORD_AFTER_DIGIT,
    /** Whatever one of the releases may read in a way of its own. */
    ODD
  }

  static SubjectValue of(String text, Vocabulary vocabulary, boolean is793) {
    long number = text.isEmpty() && is793 ? 0 : PlainNumber.of(text);
    Kind kind = number >= 0 ? Kind.NUMBER : wordKind(text, is793);
    return new SubjectValue(text, kind, number, vocabulary.word(text));
  }

  /** Blanks, signs, 0x, leading zeros and lower-case digits are odd. */
  private static Kind wordKind(String text, boolean is793) {
    if (text.isEmpty()) {
      return Kind.WORD;
    }
    char first = text.charAt(0);
    if (first < 'A' || hasLowerCase(text)) {
      return Kind.ODD;
    }
    if (!PlainNumber.isDigit(first)) {
      return Kind.WORD;
    }
    if (text.length() > PlainNumber.MOST_DIGITS) {
      return Kind.ODD;
    }
    return is793 ? Kind.WORD : Kind.WORD_AFTER_DIGIT;
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
