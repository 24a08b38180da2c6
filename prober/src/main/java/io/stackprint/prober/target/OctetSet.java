package io.stackprint.prober.target;

import java.util.BitSet;

/** The values that one octet of an address may take. */
final class OctetSet {
  static final int MAX = 255;

  private final BitSet members;
  private final int[] values; // [index], ascending

  private OctetSet(BitSet members) {
    this.members = members;
    this.values = members.stream().toArray();
  }

  /** One value, 0 to 255. */
  static OctetSet of(int value) {
    var members = new BitSet();
    members.set(value);
    return new OctetSet(members);
  }

  /**
   * Reads a list of numbers and ranges: {@code 1,5-9,200-}, {@code *}, {@code -}. An end that is
   * missing is 0 or 255. Numbers are decimal, with leading zeros too.
   */
  static OctetSet parse(Cursor cursor) throws MalformedExpressionException {
    var members = new BitSet();
    do {
      parseRange(cursor, members);
    } while (cursor.skip(','));
    return new OctetSet(members);
  }

  private static void parseRange(Cursor cursor, BitSet members)
      throws MalformedExpressionException {
    if (cursor.skip('*')) {
      members.set(0, MAX + 1);
      return;
    }
    int first = cursor.peek() == '-' ? 0 : cursor.number("an octet", 0, MAX);
    int last = first;
    if (cursor.skip('-')) {
      last = cursor.atDigit() ? cursor.number("an octet", first, MAX) : MAX;
    }
    members.set(first, last + 1);
  }

  /** All values that agree with one of these in the bits of a mask. */
  OctetSet masked(int mask) {
    var masked = new BitSet();
    for (int value = 0; value <= MAX; value++) {
      int candidate = value;
      masked.set(value, members.stream().anyMatch(member -> (member & mask) == (candidate & mask)));
    }
    return new OctetSet(masked);
  }

  boolean contains(int value) {
    return members.get(value);
  }

  int size() {
    return values.length;
  }

  /** The value of an index, 0 to {@link #size()}-1, ascending. */
  int at(int index) {
    return values[index];
  }

  boolean isFull() {
    return values.length == MAX + 1;
  }

  /** How many runs of consecutive values there are. */
  int runs() {
    int runs = 0;
    for (int first = members.nextSetBit(0); first >= 0; first = members.nextSetBit(end(first))) {
      runs++;
    }
    return runs;
  }

  /** Gives each run of consecutive values, ascending. */
  void forEachRun(RangeSink sink) {
    for (int first = members.nextSetBit(0); first >= 0; first = members.nextSetBit(end(first))) {
      sink.range(first, end(first) - 1L);
    }
  }

  private int end(int first) {
    return members.nextClearBit(first);
  }
}
