package io.stackprint.bench;

import java.util.Arrays;

/** Medians: what other work on the machine disturbs least. */
final class Medians {
  private Medians() {}

  /** The middle one, the greater of two middle ones. */
  static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
