package io.stackprint.matcher.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The cells of one column by a text that stands in them as an alternative. */
final class Postings {
  private final Map<String, int[]> cells = new HashMap<>();
  private int longest; // text, in characters

  /** Notes that a text stands in a cell; only while compiling. */
  void add(String text, int cell) {
    int[] known = cells.getOrDefault(text, new int[0]);
    int[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = cell;
    cells.put(text, more);
    longest = Math.max(longest, text.length());
  }

  /** Gives a score to the cells in which this text stands. */
  void mark(String text, long[] scores, int from, long score) {
    int[] found = cells.get(text);
    if (found != null) {
      for (int cell : found) {
        scores[from + cell] = score;
      }
    }
  }

  /** Gives a score to the cells in which there stands a text that this one begins with. */
  void markPrefixes(String text, long[] scores, int from, long score) {
    if (!cells.isEmpty()) {
      for (int length = Math.min(longest, text.length()); length >= 0; length--) {
        mark(text.substring(0, length), scores, from, score);
      }
    }
  }
}
