package io.stackprint.refusal;

/** Text from outside, made fit for a message: printable ASCII only, and not too much of it. */
public final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  /** The text with everything else than printable ASCII as {@code \}{@code uXXXX}, cut at 80. */
  public static String of(String text) {
    var quoted = new StringBuilder();
    text.chars().limit(LONGEST).forEach(c -> append(quoted, c));
    return text.length() > LONGEST ? quoted.append("…").toString() : quoted.toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if (c >= ' ' && c <= '~') {
      quoted.append((char) c);
    } else {
      quoted.append(String.format("\\u%04x", c));
    }
  }
}
