package io.stackprint.prober.capture;

import java.util.Arrays;

/**
 * Says quickly that an IPv4 address is not among some: how many of them fall into each of a fixed
 * number of places.
 */
final class AddressCounts {
  private static final int PLACES_LOG2 = 16; // for the most observations that are open at a time
  private static final int MULTIPLIER = 0x9E3779B9; // 2^32 / the golden ratio, odd (Knuth 6.4)

  private final int[] counts = new int[1 << PLACES_LOG2];

  void add(int address) {
    counts[place(address)]++;
  }

  /** Takes out an address that was added. */
  void remove(int address) {
    counts[place(address)]--;
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  /** False when the address is not among them. */
  boolean mayHold(int address) {
    return counts[place(address)] > 0;
  }

  private static int place(int address) {
    return (address * MULTIPLIER) >>> (Integer.SIZE - PLACES_LOG2);
  }
}
