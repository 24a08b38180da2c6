package io.stackprint.fingerprint;

/**
 * The form in which Nmap prints a fingerprint that it would like to be sent in: all lines joined
 * and cut into pieces that mail programs leave alone.
 */
public final class Wrapping {
  /** Starts every wrapped line. */
  public static final String PREFIX = "OS:";

  private static final int PIECE = 72; // characters behind the prefix

  private Wrapping() {}

  /**
   * Wraps lines.
   *
   * @param text lines, each ended by a newline
   * @return the same characters without the newlines, in pieces of 72, each prefixed by {@code OS:}
   *     and ended by a newline
   */
  public static String wrap(String text) {
    String joined = text.replace("\n", "");
    var wrapped = new StringBuilder();
    for (int from = 0; from < joined.length(); from += PIECE) {
      int to = Math.min(joined.length(), from + PIECE);
      wrapped.append(PREFIX).append(joined, from, to).append('\n');
    }
    return wrapped.toString();
  }
}
