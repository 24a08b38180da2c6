package io.stackprint.prober.target;

/**
 * A piece of text that names targets or ports, and where it stood.
 *
 * @param source option, file or record that it came from, for messages
 * @param line number of its line, 1 or more; 0 where there are no lines
 * @param text the expression itself, without white space around it
 */
public record Expression(String source, int line, String text) {
  private static final int LONGEST_SHOWN = 60; // characters

  /** An expression that did not come from a file. */
  public static Expression in(String source, String text) {
    return new Expression(source, 0, text);
  }

  /** Where it stood, such as {@code --exclude} or {@code hosts.txt:12}. */
  public String place() {
    return line == 0 ? source : source + ":" + line;
  }

  /** Text for a terminal: quoted, printable ASCII only, and not too much of it. */
  static String shown(String text) {
    var shown = new StringBuilder("'");
    text.codePoints()
        .limit(LONGEST_SHOWN)
        .map(c -> c >= ' ' && c <= '~' ? c : '?')
        .forEach(shown::appendCodePoint);
    boolean cut = text.codePointCount(0, text.length()) > LONGEST_SHOWN;
    return shown.append(cut ? "…'" : "'").toString();
  }

  /** Place and text, fit for a terminal. */
  @Override
  public String toString() {
    return place() + ": " + shown(text);
  }
}
