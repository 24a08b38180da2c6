package io.stackprint.prober.target;

import java.util.Arrays;

/** Ranges of addresses in the order they were added, and the address at each index of them. */
final class RangeList {
  private int[] firsts = new int[4]; // [range], first address
  private long[] starts = new long[4]; // [range], index of its first address
  private int size;
  private long count;

  /** Appends a range; one that goes on where the one before ended costs nothing. */
  void add(long first, long last) {
    if (size == 0 || first != lastOfLast() + 1) {
      if (size == firsts.length) {
        firsts = Arrays.copyOf(firsts, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
      }
      firsts[size] = (int) first;
      starts[size] = count;
      size++;
    }
    count += last - first + 1;
  }

  private long lastOfLast() {
    return Integer.toUnsignedLong(firsts[size - 1]) + (count - starts[size - 1]) - 1;
  }

  /** How many addresses. */
  long count() {
    return count;
  }

  /** The address of an index, 0 to {@link #count()}-1. */
  int at(long index) {
    int found = Arrays.binarySearch(starts, 0, size, index);
    int range = found >= 0 ? found : -found - 2;
    return (int) (firsts[range] + (index - starts[range]));
  }
}
