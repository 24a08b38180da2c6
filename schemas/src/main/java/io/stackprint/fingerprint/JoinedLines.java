package io.stackprint.fingerprint;

import java.util.Map;
import java.util.TreeMap;

/** Lines joined without separators, which still knows on which line each character stood. */
final class JoinedLines {
  private final StringBuilder text = new StringBuilder();
  private final TreeMap<Integer, Integer> lineStartingAt = new TreeMap<>(); // offset -> number

  void add(int lineNumber, String line) {
    lineStartingAt.put(text.length(), lineNumber);
    text.append(line);
  }

  String text() {
    return text.toString();
  }

  /** Number of the line that holds the character at this offset. */
  int lineAt(int offset) {
    Map.Entry<Integer, Integer> start = lineStartingAt.floorEntry(offset);
    if (start == null) {
      throw new IllegalArgumentException("no line holds offset " + offset);
    }
    return start.getValue();
  }
}
