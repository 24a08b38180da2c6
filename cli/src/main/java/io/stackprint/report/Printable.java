package io.stackprint.report;

import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The one way of text to a terminal.
 *
 * <p>Names, notes and command lines can hold anything. What a terminal would obey instead of
 * showing (control characters, and those that reorder or hide text) is shown as an escape: {@code
 * \x1b}, {@code \u202e}. A backslash stays as it is: this is for safety, not for reading back.
 */
public final class Printable {
  private static final HexFormat HEX = HexFormat.of();

  private Printable() {}

  /** The text on one line, every character of it visible. */
  public static String line(String text) {
    if (text.codePoints().allMatch(Printable::isVisible)) {
      return text;
    }
    var line = new StringBuilder();
    text.codePoints().forEach(c -> append(line, c));
    return line.toString();
  }

  /** The text line by line, every character of it visible; each line ends with {@code \n}. */
  public static String lines(String text) {
    return text.lines().map(line -> line(line) + "\n").collect(Collectors.joining());
  }

  /** Whether a terminal shows this character and does nothing else. */
  static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The escape that stands for a character that must not be printed. */
  static String escape(int codePoint) {
    if (codePoint <= 0xff) {
      return "\\x" + HEX.toHexDigits(codePoint, 2);
    } else if (codePoint <= 0xffff) {
      return "\\u" + HEX.toHexDigits(codePoint, 4);
    }
    return "\\u{" + Integer.toHexString(codePoint) + "}";
  }

  private static void append(StringBuilder line, int codePoint) {
    if (isVisible(codePoint)) {
      line.appendCodePoint(codePoint);
    } else {
      line.append(escape(codePoint));
    }
  }
}
