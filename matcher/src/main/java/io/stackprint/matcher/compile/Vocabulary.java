package io.stackprint.matcher.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The texts that stand as alternatives in the expressions of one attribute, by number. A subject's
 * value is looked up once, and from then on texts are compared as numbers.
 */
final class Vocabulary {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final boolean withPrefixes;

  /**
   * What a text is.
   *
   * @param number its own, -1 when no expression has it
   * @param accepted numbers of the texts that accept it where they are not the last alternative:
   *     itself, and by the rules of 7.93 all that it begins with
   */
  record Word(int number, int[] accepted) {
    static final Word UNKNOWN = new Word(-1, new int[0]);

    /** True when the text of this number accepts this one. */
    boolean isAcceptedBy(int text) {
      for (int one : accepted) {
        if (one == text) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * An empty one.
   *
   * @param withPrefixes whether an alternative accepts what begins with it, unless it is the last
   */
  Vocabulary(boolean withPrefixes) {
    this.withPrefixes = withPrefixes;
  }

  /** The number of a text, which is a new one if need be; only while compiling. */
  int add(String text) {
    return numbers.computeIfAbsent(text, any -> numbers.size());
  }

  Word word(String text) {
    int number = number(text);
    if (withPrefixes) {
      int[] prefixes =
          IntStream.rangeClosed(0, text.length())
              .map(length -> number(text.substring(0, length)))
              .filter(prefix -> prefix >= 0)
              .toArray();
      return new Word(number, prefixes);
    }
    return number < 0 ? Word.UNKNOWN : new Word(number, new int[] {number});
  }

  private int number(String text) {
    return numbers.getOrDefault(text, -1);
  }
}
