package io.stackprint.prober.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationPropertyTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 15, 16, 17, 1_000, 4_097, 65_536, 65_537, 1_000_003})
  void everyNumberOnce(int size) {
    var permutation = new Permutation(size, 42);
    var seen = new BitSet();
    for (int place = 0; place < size; place++) {
      long number = permutation.at(place);
      assertThat(number).isBetween(0L, size - 1L);
      seen.set((int) number);
    }
    assertThat(seen.cardinality()).isEqualTo(size);
  }

  static LongStream large() {
    return LongStream.of(1L << 24, (1L << 32) - 1, 1L << 32, (1L << 32) + 1, 1L << 62);
  }

  @ParameterizedTest
  @MethodSource("large")
  void noNumberTwiceInLargeRanges(long size) {
    var random = new Random(size);
    var permutation = new Permutation(size, random.nextLong());
    var places = new HashSet<Long>();
    var numbers = new HashSet<Long>();
    for (int i = 0; i < 20_000; i++) {
      long place = random.nextLong() >>> 2;
      places.add(place % size);
      long number = permutation.at(place % size);
      assertThat(number).as("size %s", size).isBetween(0L, size - 1);
      numbers.add(number);
    }
    assertThat(numbers).hasSameSizeAs(places);
  }

  @Test
  void theKeyMakesTheOrder() {
    assertThat(first(new Permutation(1 << 24, 1)))
        .isEqualTo(first(new Permutation(1 << 24, 1)))
        .isNotEqualTo(first(new Permutation(1 << 24, 2)));
  }

  /** Of the first thousand addresses of a /8, no /16 gets more than a few. */
  @Test
  void spreadsOverTheNetworks() {
    var permutation = new Permutation(1 << 24, 3);
    var perNetwork = new int[256];
    for (int place = 0; place < 1_000; place++) {
      perNetwork[(int) (permutation.at(place) >>> 16)]++;
    }
    assertThat(IntStream.of(perNetwork).filter(count -> count > 16)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, (1L << 62) + 1})
  void refusesOtherSizes(long size) {
    assertThatThrownBy(() -> new Permutation(size, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Long.toString(size));
  }

  private static long[] first(Permutation permutation) {
    return LongStream.range(0, 100).map(permutation::at).toArray();
  }
}
