package io.stackprint.report;

import java.util.ArrayList;
import java.util.List;

/** Long values in narrow columns. */
final class Cells {
  /** How many lines a value may take that is not wanted whole. */
  private static final int MOST = 2;

  private Cells() {}

  /**
   * A value in lines of at most this width, broken behind a bar where there is one.
   *
   * @param whole all of it; else what does not fit in {@value #MOST} lines is cut off, and an
   *     ellipsis says so
   */
  static List<String> wrap(String value, int width, boolean whole) {
    List<String> lines = new ArrayList<>();
    String rest = value;
    while (rest.length() > width) {
      int end = rest.lastIndexOf('|', width - 1) + 1;
      int at = end == 0 ? width : end;
      lines.add(rest.substring(0, at));
      rest = rest.substring(at);
    }
    lines.add(rest);
    return whole || lines.size() <= MOST ? lines : cut(lines, width);
  }

  private static List<String> cut(List<String> lines, int width) {
    String last = lines.get(MOST - 1);
    List<String> some = new ArrayList<>(lines.subList(0, MOST - 1));
    some.add(last.substring(0, Math.min(last.length(), width - 1)) + "…");
    return some;
  }

  /** Words in lines of at most this width, where no word is longer. */
  static List<String> words(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width && rest.indexOf(' ') >= 0) {
      int end = rest.lastIndexOf(' ', width);
      int at = end < 0 ? rest.indexOf(' ') : end;
      lines.add(rest.substring(0, at));
      rest = rest.substring(at + 1);
    }
    lines.add(rest);
    return lines;
  }

  /** A line, empty behind the last. */
  static String at(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }
}
