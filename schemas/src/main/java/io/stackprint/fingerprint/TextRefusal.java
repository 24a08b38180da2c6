package io.stackprint.fingerprint;

/**
 * Why text was not accepted, written for the person who can mend it.
 *
 * @param source where the text came from: a file name, or a name of ours
 * @param line number of the line, 1 or more
 * @param expected what would have been accepted there
 * @param found what stood there instead; shortened, control characters replaced
 */
public record TextRefusal(String source, int line, String expected, String found) {
  private static final int LONGEST_FOUND = 60; // characters

  /** Makes what was found fit for a terminal: text from outside never reaches one as it came. */
  public TextRefusal {
    var shown = new StringBuilder();
    found
        .codePoints()
        .limit(LONGEST_FOUND)
        .map(c -> c >= ' ' && c <= '~' ? c : '?')
        .forEach(shown::appendCodePoint);
    found = shown + (found.codePointCount(0, found.length()) > LONGEST_FOUND ? "…" : "");
  }

  /** Such as {@code scan.txt:12: expected an attribute of test T1, found 'QX'}. */
  public String message() {
    return source + ":" + line + ": expected " + expected + ", found " + found;
  }

  @Override
  public String toString() {
    return message();
  }
}
