package io.stackprint.matcher.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void findsWhatWasAdded() {
    var recent = new Recent<String, Integer>(2048);
    recent.add("a", 1);

    assertThat(recent.find("a")).contains(1);
    assertThat(recent.find("b")).isEmpty();
  }

  @Test
  void forgetsWhatWasNotAskedForTheLongest() {
    var recent = new Recent<String, Integer>(3);
    recent.add("a", 1);
    recent.add("b", 2);
    recent.add("c", 3);
    recent.find("a");
    recent.add("d", 4);

    assertThat(recent.find("a")).contains(1);
    assertThat(recent.find("b")).isEmpty();
    assertThat(recent.find("c")).contains(3);
    assertThat(recent.find("d")).contains(4);
  }

  @Test
  void holdsNearlyAllOfASmallNetwork() {
    var recent = new Recent<String, Integer>(2048);
    IntStream.range(0, 512).forEach(i -> recent.add("host " + i, i));

    assertThat(IntStream.range(0, 512).filter(i -> recent.find("host " + i).isPresent()).count())
        .isGreaterThan(505);
  }

  @Test
  void neverHoldsMoreThanItsCapacity() {
    var recent = new Recent<Integer, Integer>(100);
    IntStream.range(0, 10_000).forEach(i -> recent.add(i, i));

    assertThat(IntStream.range(0, 10_000).filter(i -> recent.find(i).isPresent()).count())
        .isBetween(80L, 100L);
  }

  @Test
  void keepsNothingWithoutCapacity() {
    var recent = new Recent<String, Integer>(0);
    recent.add("a", 1);

    assertThat(recent.find("a")).isEmpty();
    assertThat(recent.isNothing()).isTrue();
  }
}
