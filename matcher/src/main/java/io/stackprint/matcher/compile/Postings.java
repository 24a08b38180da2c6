package io.stackprint.matcher.compile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cells of one column by a text that stands in them as an alternative. */
final class Postings {
  // A hash table of our own, because it finds all that a text begins with by one pass over it: the
  // hash of a string is that of the string without its last character, times 31, plus that one.
  private static final int NONE = -1;

  private @Nullable String[] texts = new String[16]; // [hash, or the next free one], null: free
  private int[] latest = new int[16]; // [as texts], posting
  private int[] cells = new int[16]; // [posting]
  private int[] earlier = new int[16]; // [posting], another one of the same text, or NONE
  private int postings;
  private int distinct; // texts
  private int longest; // text, in characters

  /** Notes that a text stands in a cell; only while compiling. */
  void add(String text, int cell) {
    int place = place(text, text.length(), text.hashCode());
    if (postings == cells.length) {
      cells = Arrays.copyOf(cells, 2 * postings);
      earlier = Arrays.copyOf(earlier, 2 * postings);
    }
    cells[postings] = cell;
    earlier[postings] = texts[place] == null ? NONE : latest[place];
    latest[place] = postings++;
    longest = Math.max(longest, text.length());
    if (texts[place] == null) {
      texts[place] = text;
      distinct++;
      if (2 * distinct > texts.length) {
        spread();
      }
    }
  }

  private void spread() {
    var oldTexts = texts;
    int[] oldLatest = latest;
    texts = new String[2 * oldTexts.length];
    latest = new int[texts.length];
    for (int i = 0; i < oldTexts.length; i++) {
      String text = oldTexts[i];
      if (text != null) {
        int place = place(text, text.length(), text.hashCode());
        texts[place] = text;
        latest[place] = oldLatest[i];
      }
    }
  }

  /** Where the text stands that is the first so many characters of this one, or would stand. */
  private int place(String text, int length, int hash) {
    int place = (hash ^ (hash >>> 16)) & (texts.length - 1);
    String found;
    while ((found = texts[place]) != null
        && (found.hashCode() != hash || found.length() != length || !text.startsWith(found))) {
      place = (place + 1) & (texts.length - 1);
    }
    return place;
  }

  /** Gives a score to the cells in which this text stands. */
  void mark(String text, long[] scores, int from, long score) {
    if (postings > 0) {
      mark(place(text, text.length(), text.hashCode()), scores, from, score);
    }
  }

  private void mark(int place, long[] scores, int from, long score) {
    if (texts[place] != null) {
      for (int posting = latest[place]; posting != NONE; posting = earlier[posting]) {
        scores[from + cells[posting]] = score;
      }
    }
  }

  /** Gives a score to the cells in which there stands a text that this one begins with. */
  void markPrefixes(String text, long[] scores, int from, long score) {
    int most = Math.min(longest, text.length());
    int hash = 0;
    for (int length = 0; postings > 0 && length <= most; length++) {
      mark(place(text, length, hash), scores, from, score);
      hash = length < most ? 31 * hash + text.charAt(length) : hash;
    }
  }
}
