package io.stackprint.matcher.compile;

import java.util.Arrays;

/**
 * Distinct combinations of equally many numbers; they are numbered themselves, in the order in
 * which they come.
 */
final class Combinations {
  private final int width;
  private int[] elements; // [combination * width …]
  private int[] places = new int[32]; // [hash, or the next free one], combination + 1; 0 where free
  private int size;

  /**
   * None yet.
   *
   * @param width how many numbers are in each
   */
  Combinations(int width) {
    this.width = width;
    this.elements = new int[16 * width];
  }

  int width() {
    return width;
  }

  /** How many there are; their numbers are 0 to one less. */
  int size() {
    return size;
  }

  /** Those of all combinations, one after the other; a copy. */
  int[] elements() {
    return Arrays.copyOf(elements, size * width);
  }

  /** The number of a combination: of one that equals it, or else of a new one. */
  int add(int[] combination) {
    int place = place(combination, 0);
    while (places[place] != 0) {
      int from = (places[place] - 1) * width;
      if (Arrays.equals(elements, from, from + width, combination, 0, width)) {
        return places[place] - 1;
      }
      place = (place + 1) & (places.length - 1);
    }
    if ((size + 1) * width > elements.length) {
      elements = Arrays.copyOf(elements, 2 * elements.length);
    }
    System.arraycopy(combination, 0, elements, size * width, width);
    places[place] = ++size;
    if (2 * size > places.length) {
      spread();
    }
    return size - 1;
  }

  /** Where the search starts for the combination that stands here in the array. */
  private int place(int[] numbers, int from) {
    int hash = 0;
    for (int at = from; at < from + width; at++) {
      hash = 0x9E3779B9 * (hash ^ numbers[at]);
      hash ^= hash >>> 15;
    }
    return hash & (places.length - 1);
  }

  private void spread() {
    places = new int[2 * places.length];
    for (int number = 0; number < size; number++) {
      int place = place(elements, number * width);
      while (places[place] != 0) {
        place = (place + 1) & (places.length - 1);
      }
      places[place] = number + 1;
    }
  }
}
