package io.stackprint.prober.target;

import java.util.stream.Stream;

/**
 * All addresses whose four octets lie in four sets. Every IPv4 expression is one: a single address
 * has sets of one value, and a network of prefix length 20 has two of one value, one of sixteen and
 * a full one.
 */
final class OctetPattern {
  private static final int OCTETS = 4;

  private final OctetSet[] octets; // most significant first

  private OctetPattern(OctetSet[] octets) {
    this.octets = octets;
  }

  /** Reads four lists joined by dots. */
  static OctetPattern parse(Cursor cursor) throws MalformedExpressionException {
    var octets = new OctetSet[OCTETS];
    octets[0] = OctetSet.parse(cursor);
    for (int i = 1; i < OCTETS; i++) {
      cursor.require('.');
      octets[i] = OctetSet.parse(cursor);
    }
    return new OctetPattern(octets);
  }

  /** One address, in network order. */
  static OctetPattern of(int address) {
    var octets = new OctetSet[OCTETS];
    for (int i = 0; i < OCTETS; i++) {
      octets[i] = OctetSet.of((address >>> bitsBelow(i)) & 0xff);
    }
    return new OctetPattern(octets);
  }

  /** The networks of this prefix length, 0 to 32, that hold one of these addresses. */
  OctetPattern masked(int prefixLength) {
    var masked = new OctetSet[OCTETS];
    for (int i = 0; i < OCTETS; i++) {
      int bits = Math.max(0, Math.min(8, prefixLength - 8 * i));
      masked[i] = bits == 8 ? octets[i] : octets[i].masked(0xff << (8 - bits) & 0xff);
    }
    return new OctetPattern(masked);
  }

  /** How many addresses, 1 to 2^32. */
  long count() {
    return Stream.of(octets).mapToLong(OctetSet::size).reduce(1, (a, b) -> a * b);
  }

  boolean contains(int address) {
    return octets[0].contains(address >>> 24)
        && octets[1].contains((address >>> 16) & 0xff)
        && octets[2].contains((address >>> 8) & 0xff)
        && octets[3].contains(address & 0xff);
  }

  /** The address of an index, 0 to {@link #count()}-1, ascending. */
  int at(long index) {
    int address = 0;
    long rest = index;
    for (int i = OCTETS - 1; i >= 0; i--) {
      int size = octets[i].size();
      address |= octets[i].at((int) (rest % size)) << bitsBelow(i);
      rest /= size;
    }
    return address;
  }

  /** How many ranges of consecutive addresses {@link #forEachRange} gives. */
  long ranges() {
    int narrow = lastNarrow();
    long prefixes = 1;
    for (int i = 0; i < narrow; i++) {
      prefixes *= octets[i].size();
    }
    return prefixes * octets[narrow].runs();
  }

  /** Gives the addresses as ranges, ascending. */
  void forEachRange(RangeSink sink) {
    forEachRange(0, 0, lastNarrow(), sink);
  }

  private void forEachRange(int octet, long prefix, int narrow, RangeSink sink) {
    if (octet == narrow) {
      int below = bitsBelow(octet); // all of them free
      long free = (1L << below) - 1;
      octets[octet].forEachRun(
          (first, last) ->
              sink.range((prefix | first) << below, ((prefix | last) << below) | free));
      return;
    }
    for (int i = 0; i < octets[octet].size(); i++) {
      forEachRange(octet + 1, (prefix | octets[octet].at(i)) << 8, narrow, sink);
    }
  }

  /** Index of the last octet that is not full; all after it may take every value. */
  private int lastNarrow() {
    int last = OCTETS - 1;
    while (last > 0 && octets[last].isFull()) {
      last--;
    }
    return last;
  }

  private static int bitsBelow(int octet) {
    return Byte.SIZE * (OCTETS - 1 - octet);
  }
}
