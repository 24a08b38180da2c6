package io.stackprint.matcher.database;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One line of a database.
 *
 * @param number 1-based
 * @param text without its line end and trailing blanks, a CR among them; UTF-8 where the octets are
 *     that, else Latin-1
 * @param isUtf8 false when it was read as Latin-1
 * @param octets as they stand in the source, without the LF
 */
record SourceLine(int number, String text, boolean isUtf8, Slice octets) {

  /** Decodes a line. */
  static SourceLine of(int number, Slice octets) {
    String latin = octets.latin1();
    if (octets.isAscii()) {
      return new SourceLine(number, withoutTrailingBlanks(latin), true, octets);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(octets.buffer()).toString();
      return new SourceLine(number, withoutTrailingBlanks(text), true, octets);
    } catch (CharacterCodingException notUtf8) {
      return new SourceLine(number, withoutTrailingBlanks(latin), false, octets);
    }
  }

  private static String withoutTrailingBlanks(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  boolean isComment() {
    return text.startsWith("#");
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
