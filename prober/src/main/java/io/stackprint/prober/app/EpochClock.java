package io.stackprint.prober.app;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Nanoseconds since the epoch that never go back: the wall clock as it stood at the start, and the
 * monotonic clock from then on. Its distance to the times of captured packets stays the same,
 * because Linux slews both clocks alike, except where somebody sets the clock.
 */
final class EpochClock implements LongSupplier {
  private final long offset;

  EpochClock() {
    Instant now = Instant.now();
    offset = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
  }

  @Override
  public long getAsLong() {
    return System.nanoTime() + offset;
  }
}
