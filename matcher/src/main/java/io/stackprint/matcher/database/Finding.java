package io.stackprint.matcher.database;

/**
 * Something wrong or suspicious in a database, said to the person who can mend it.
 *
 * @param kind what sort of thing
 * @param line 1-based line of the source
 * @param text expected, found, where; control characters are replaced, so that it may be printed
 */
public record Finding(FindingKind kind, int line, String text) {
  private static final int LONGEST = 300;

  /** Makes the text printable: one line without control characters, of bounded length. */
  public Finding {
    text = printable(text);
  }

  /** How bad it is. */
  public Severity severity() {
    return kind.severity();
  }

  /**
   * The finding as compilers print theirs: {@code nmap-os-db:1423: test T1 has no attribute 'QX'}.
   */
  public String in(String source) {
    return printable(source) + ":" + line + ": " + text;
  }

  /** The text on one line, without control characters, of bounded length. */
  static String printable(String text) {
    String oneLine = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "\uFFFD");
    return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST - 1) + "…";
  }
}
