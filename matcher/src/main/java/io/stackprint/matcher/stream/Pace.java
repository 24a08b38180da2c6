package io.stackprint.matcher.stream;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How the work that no record asks for is spread over time, so that it never keeps the thread from
 * new fingerprints for long: in steps, one per task at a time, of bounded length.
 *
 * @param every time between the starts of two steps
 * @param step longest time that a step takes, one match more at most
 * @param nanos a clock that only goes forward, nanoseconds
 */
record Pace(Duration every, Duration step, LongSupplier nanos) {
  /** A live fingerprint waits at most 50 ms for each task of its thread. */
  static final Pace USUAL =
      new Pace(Duration.ofMillis(75), Duration.ofMillis(50), System::nanoTime);

  /** Begins a step. */
  Step begin() {
    return new Step(nanos.getAsLong() + step.toNanos());
  }

  /** A step that has begun. */
  final class Step {
    private final long endNanos;

    private Step(long endNanos) {
      this.endNanos = endNanos;
    }

    boolean isOver() {
      return nanos.getAsLong() - endNanos >= 0;
    }
  }
}
