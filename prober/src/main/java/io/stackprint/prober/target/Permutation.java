package io.stackprint.prober.target;

/**
 * A keyed order of the numbers 0 to n-1 that needs no table.
 *
 * <p>A Feistel network of four rounds (Luby and Rackoff 1988) permutes the numbers of an even count
 * of bits; a result that is n or more is permuted again until one is below n. Since the network is
 * one-to-one, so is what remains (cycle walking: Black and Rogaway, "Ciphers with arbitrary finite
 * domains", 2002, method 2). At most four in five results are walked past, so it takes four steps
 * on average at worst. The order spreads load over networks; it keeps no secret.
 */
final class Permutation {
  private static final int ROUNDS = 4;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L; // 2^64 over the golden ratio

  private final long size;
  private final int halfBits;
  private final long halfMask;
  private final long[] roundKeys = new long[ROUNDS];

  /**
   * An order of 0 to size-1.
   *
   * @param size 1 to 2^62
   * @param key the same key gives the same order
   */
  Permutation(long size, long key) {
    if (size < 1 || size > 1L << 62) {
      throw new IllegalArgumentException("not the size of a permutation: " + size);
    }
    this.size = size;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
    this.halfBits = Math.max(1, (bits + 1) / 2);
    this.halfMask = (1L << halfBits) - 1;
    for (int i = 0; i < ROUNDS; i++) {
      roundKeys[i] = mix(key + (i + 1) * GOLDEN_GAMMA);
    }
  }

  /** The number at a place, 0 to n-1. */
  long at(long place) {
    long number = place;
    do {
      number = permuted(number);
    } while (number >= size);
    return number;
  }

  private long permuted(long number) {
    long left = number >>> halfBits;
    long right = number & halfMask;
    for (long key : roundKeys) {
      long next = left ^ (mix(right ^ key) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every bit reaches all. */
  private static long mix(long bits) {
    long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
