package io.stackprint.matcher.database;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a database.
 *
 * @param number 1-based
 * @param text without its line end and trailing blanks; UTF-8 where the octets are that, else
 *     Latin-1
 * @param isUtf8 false when it was read as Latin-1
 * @param octets its length without line end
 */
record SourceLine(int number, String text, boolean isUtf8, int octets) {

  /** Cuts octets into lines; LF ends a line, a CR before it is dropped with the blanks. */
  static List<SourceLine> of(byte[] source) {
    List<SourceLine> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < source.length; at++) {
      if (source[at] == '\n') {
        lines.add(of(lines.size() + 1, source, start, at));
        start = at + 1;
      }
    }
    if (start < source.length) {
      lines.add(of(lines.size() + 1, source, start, source.length));
    }
    return lines;
  }

  private static SourceLine of(int number, byte[] source, int start, int end) {
    int length = end - start;
    try {
      var octets = ByteBuffer.wrap(source, start, length);
      String text = StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
      return new SourceLine(number, withoutTrailingBlanks(text), true, length);
    } catch (CharacterCodingException notUtf8) {
      String text = new String(source, start, length, StandardCharsets.ISO_8859_1);
      return new SourceLine(number, withoutTrailingBlanks(text), false, length);
    }
  }

  private static String withoutTrailingBlanks(String text) {
    int end = text.length();
    while (end > 0 && " \t\r".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  boolean isComment() {
    return text.startsWith("#");
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
