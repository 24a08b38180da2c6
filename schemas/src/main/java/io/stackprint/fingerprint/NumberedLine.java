package io.stackprint.fingerprint;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text.
 *
 * @param number 1 for the first line of the text
 * @param text without line end and without white space at either end, which mail programs and
 *     terminals add
 */
record NumberedLine(int number, String text) {

  /** All lines of a text, whatever its line ends. */
  static List<NumberedLine> all(String text) {
    List<NumberedLine> lines = new ArrayList<>();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lines.add(new NumberedLine(lines.size() + 1, line.strip()));
    }
    return lines;
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  boolean isComment() {
    return text.startsWith("#");
  }

  boolean isWrapped() {
    return text.startsWith(Wrapping.PREFIX);
  }
}
