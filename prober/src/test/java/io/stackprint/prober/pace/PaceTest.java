package io.stackprint.prober.pace;

import static io.stackprint.prober.pace.Simulation.MILLI;
import static io.stackprint.prober.pace.Simulation.SECOND;
import static io.stackprint.prober.pace.Simulation.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Timeouts, windows, rates and timers, each by itself. */
class PaceTest {
  @Test
  void theFirstSampleSetsTheTimeout() {
    var rtt = new RoundTripTimes(TimingTemplate.NORMAL, 0);
    assertThat(rtt.timeoutNanos()).isEqualTo(SECOND);
    rtt.sample(50 * MILLI);
    assertThat(rtt.timeoutNanos()).isEqualTo(250 * MILLI); // r + 4 r
    rtt.sample(50 * MILLI);
    assertThat(rtt.timeoutNanos()).isEqualTo(200 * MILLI); // var falls by a quarter
  }

  @Test
  void timeoutsStayWithinTheTemplatesClamps() {
    var fast = new RoundTripTimes(TimingTemplate.INSANE, 0);
    assertThat(fast.timeoutNanos()).isEqualTo(250 * MILLI);
    fast.sample(1);
    assertThat(fast.timeoutNanos()).isEqualTo(50 * MILLI);
    fast.sample(SECOND);
    fast.sample(SECOND);
    assertThat(fast.timeoutNanos()).isEqualTo(300 * MILLI);
  }

  @Test
  void timeoutsAreNotBelowTheScanDelay() {
    var rtt = new RoundTripTimes(TimingTemplate.NORMAL, 15 * SECOND);
    rtt.sample(MILLI);
    assertThat(rtt.timeoutNanos()).isEqualTo(15 * SECOND);
  }

  @Test
  void senselessSamplesAreIgnored() {
    var rtt = new RoundTripTimes(TimingTemplate.NORMAL, 0);
    rtt.sample(-1);
    rtt.sample(8 * SECOND);
    assertThat(rtt.hasSample()).isFalse();
  }

  @Test
  void theWindowGrowsByOneForEachReplyInSlowStart() {
    var window = new CongestionWindow(1);
    for (int i = 0; i < 10; i++) {
      window.sent();
    }
    assertThat(window.hasRoom()).isFalse();
    for (int i = 0; i < 10; i++) {
      window.answered();
    }
    assertThat(window.window()).isGreaterThanOrEqualTo(20).isLessThanOrEqualTo(60);
    assertThat(window.outstanding()).isZero();
  }

  @Test
  void theWindowNeverGrowsBeyondThreeHundred() {
    var window = new CongestionWindow(2);
    for (int i = 0; i < 100_000; i++) {
      window.sent();
      window.answered();
    }
    assertThat(window.window()).isEqualTo(300);
  }

  @Test
  void aLossCountsOncePerWindow() {
    var window = new CongestionWindow(1);
    window.networkLoss(10, 100);
    assertThat(window.window()).isEqualTo(5);
    window.networkLoss(90, 110); // sent before the first loss was noticed
    assertThat(window.window()).isEqualTo(5);
    window.networkLoss(101, 200);
    assertThat(window.window()).isEqualTo(2.5);
    window.hostLoss(300, 400, 1.5);
    assertThat(window.window()).isEqualTo(1);
  }

  @Test
  void theBucketKeepsTheRateOverAnyTime() {
    var bucket = new TokenBucket(1_000, 0.01);
    long now = START;
    int taken = 0;
    for (int i = 0; i < 10_000; i++) {
      now += 100_000; // asked ten times as often as there are tokens
      taken += bucket.take(now) ? 1 : 0;
    }
    assertThat(taken).isBetween(990, 1_011);
  }

  @Test
  void theBucketSaysWhenTheNextTokenIsThere() {
    var bucket = new TokenBucket(10, 0.01);
    assertThat(bucket.take(START)).isTrue();
    long next = bucket.nextAtNanos(START);
    assertThat(next).isBetween(START + 99 * MILLI, START + 101 * MILLI);
    assertThat(bucket.take(next - MILLI)).isFalse();
    assertThat(bucket.take(next)).isTrue();
  }

  @Test
  void whatIsUrgentTakesTokensOnCreditAndTheOthersPayBack() {
    var bucket = new TokenBucket(1_000, 0.01);
    bucket.spend(START);
    assertThat(bucket.nextAtNanos(START)).isEqualTo(START + MILLI);
    for (int i = 0; i < 10; i++) {
      assertThat(bucket.nextOnCreditAtNanos(START)).isEqualTo(START);
      bucket.spend(START);
    }
    assertThat(bucket.nextOnCreditAtNanos(START)).isEqualTo(START + MILLI);
    assertThat(bucket.nextAtNanos(START)).isEqualTo(START + 11 * MILLI);
  }

  @Test
  void timersFireInTheirTickWhateverHappenedBefore() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var wheel = new TimingWheel<Integer>(START);
    var timers = new ArrayList<TimingWheel.Timer<Integer>>();
    var expected = new TreeMap<Integer, Long>();
    for (int i = 0; i < 500; i++) {
      timers.add(new TimingWheel.Timer<>(i));
    }
    long now = START;
    for (int step = 0; step < 5_000; step++) {
      int which = random.nextInt(timers.size());
      long at = now + random.nextLong(20 * SECOND);
      if (random.nextInt(10) == 0) {
        wheel.cancel(timers.get(which));
        expected.remove(which);
      } else {
        wheel.set(timers.get(which), at);
        expected.put(which, at);
      }
      now += random.nextLong(50 * MILLI);
      List<Integer> fired = new ArrayList<>();
      wheel.advance(now, (timer, when) -> fired.add(timer));
      for (int timer : fired) {
        assertThat(expected.remove(timer)).as("seed %d", seed).isLessThanOrEqualTo(now);
      }
      long latest = now - MILLI;
      assertThat(expected.values()).as("seed %d", seed).allMatch(due -> due > latest);
    }
  }

  @Test
  void maxRateHoldsForAllHostsTogether() {
    int[] targets = IntStream.range(0, 200).map(i -> 0x0a000000 + i).toArray();
    var simulation = new Simulation().targets(targets).with(s -> s.withRate(500)).run();
    List<Long> times = simulation.sent().stream().map(Rehearsal.Sent::atNanos).toList();
    for (int i = 0; i + 520 < times.size(); i++) {
      assertThat(times.get(i + 520) - times.get(i)).isGreaterThanOrEqualTo(SECOND);
    }
  }

  @Test
  void aScanStartsSlowly() {
    int[] targets = IntStream.range(0, 2_000).map(i -> 0x0a000000 + i).toArray();
    var simulation = new Simulation().targets(targets).with(s -> s.withRate(10_000)).run();
    long early = simulation.sent().stream().filter(p -> p.atNanos() < START + SECOND / 2).count();
    assertThat(early).isLessThan(600);
  }

  @Test
  void theRateFallsWhenTheCaptureDropsAndComesBack() {
    var pacing = new Pacing(ScanSettings.of(TimingTemplate.AGGRESSIVE, List.of()), START);
    long now = START;
    for (int i = 0; i < 20; i++) {
      now += SECOND;
      pacing.review(now);
    }
    assertThat(pacing.packetsPerSecond()).isEqualTo(25_000);
    pacing.captureDropped();
    pacing.review(now += SECOND);
    assertThat(pacing.packetsPerSecond()).isEqualTo(17_500);
    pacing.review(now += SECOND);
    assertThat(pacing.packetsPerSecond()).isEqualTo(18_750);
  }

  @Test
  void aMerelyLossyLinkDoesNotSlowTheScanButCongestionDoes() {
    var pacing = new Pacing(ScanSettings.of(TimingTemplate.AGGRESSIVE, List.of()), START);
    long now = START;
    for (int i = 0; i < 20; i++) {
      now += SECOND;
      pacing.review(now);
    }
    for (int i = 0; i < 1_000; i++) {
      pacing.replied(i % 25 == 0); // 4 %: 2 % lost each way
    }
    pacing.review(now += SECOND);
    assertThat(pacing.packetsPerSecond()).isEqualTo(25_000);
    for (int i = 0; i < 1_000; i++) {
      pacing.replied(i % 5 == 0);
    }
    pacing.review(now += SECOND);
    assertThat(pacing.packetsPerSecond()).isLessThan(25_000);
  }
}
