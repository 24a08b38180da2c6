package io.stackprint.matcher.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CombinationsTest {
  @Test
  void equalOnesHaveOneNumber() {
    var combinations = new Combinations(2);

    assertThat(combinations.add(new int[] {1, 2})).isZero();
    assertThat(combinations.add(new int[] {2, 1})).isEqualTo(1);
    assertThat(combinations.add(new int[] {1, 2})).isZero();
    assertThat(combinations.size()).isEqualTo(2);
    assertThat(combinations.elements()).containsExactly(1, 2, 2, 1);
  }

  @Test
  void numbersManyAsAListDoes() {
    var random = new Random(1);
    var combinations = new Combinations(3);
    List<List<Integer>> known = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      int[] next = {random.nextInt(9), -1, random.nextInt(200)};
      List<Integer> key = List.of(next[0], next[1], next[2]);
      if (!known.contains(key)) {
        known.add(key);
      }

      assertThat(combinations.add(next)).isEqualTo(known.indexOf(key));
    }
  }
}
