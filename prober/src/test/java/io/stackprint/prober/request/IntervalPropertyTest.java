package io.stackprint.prober.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalPropertyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void onceInEachIntervalAndNeverInThePast(long seed) {
    var random = new Random(seed);
    long length = 1L + random.nextInt(random.nextBoolean() ? 20 : 100_000_000);
    var interval = new Interval("r" + seed, random.nextInt(), length);
    long now = random.nextInt();
    for (int run = 0; run < 1_000; run++) {
      long next = interval.nextAfter(now);
      assertThat(next).as("seed %s, now %s", seed, now).isGreaterThan(now);
      assertThat(next - now).as("seed %s, now %s", seed, now).isLessThanOrEqualTo(length * 11 / 10);
      assertThat(Math.floorDiv(next - interval.anchorMillis(), length))
          .as("seed %s, now %s", seed, now)
          .isEqualTo(Math.floorDiv(now - interval.anchorMillis(), length) + 1);
      now = next + (run % 3 == 0 ? random.nextInt(1_000_000) : 0); // at times we are late
    }
  }

  @Test
  void requestsOfTheSameMomentComeApart() {
    Set<Long> due = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      due.add(new Interval("request-" + i, 0, 3_600_000).nextAfter(0));
    }
    assertThat(due).hasSizeGreaterThan(95);
    assertThat(due).allMatch(at -> at >= 3_600_000 && at < 3_960_000);
  }
}
