package io.stackprint.prober.capture;

import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Turns the time stamps of a pcapng interface into nanoseconds since the epoch
 * (draft-ietf-opsawg-pcapng §4.2: {@code if_tsresol}, {@code if_tsoffset}). Fractions of a
 * nanosecond are cut off.
 */
final class TickClock {
  /** Returned for times that do not fit: before the year 1677 or after 2262. */
  static final long OUT_OF_RANGE = Long.MIN_VALUE;

  /** Microseconds since the epoch. */
  static final TickClock MICROS = new TickClock(6, 0);

  /** Nanoseconds since the epoch. */
  static final TickClock NANOS = new TickClock(9, 0);

  /** The resolution when an interface states none: 10<sup>-6</sup> s. */
  static final int DEFAULT_RESOLUTION = 6;

  private static final long NANOS_PER_SECOND = SECONDS.toNanos(1);
  private static final int NANO_EXPONENT = 9;
  private static final int LARGEST_DECIMAL_EXPONENT = 19; // 10^19 still fits 64 unsigned bits

  private final boolean binary;
  private final int exponent;
  private final long factor; // nanoseconds in a tick, or ticks in a nanosecond when finer
  private final long mostTicks; // that the factor does not take out of range
  private final long offsetSeconds;

  /**
   * @param resolution the octet of {@code if_tsresol}: the exponent of a negative power of 10, or
   *     of 2 when the most significant bit is set
   * @param offsetSeconds {@code if_tsoffset}: added to every time
   */
  TickClock(int resolution, long offsetSeconds) {
    this.binary = (resolution & 0x80) != 0;
    this.exponent = resolution & 0x7f;
    this.factor = powerOfTen(Math.abs(NANO_EXPONENT - exponent));
    this.mostTicks = Long.MAX_VALUE / (binary ? NANOS_PER_SECOND : factor);
    this.offsetSeconds = offsetSeconds;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < Math.min(exponent, LARGEST_DECIMAL_EXPONENT); i++) {
      power *= 10;
    }
    return power;
  }

  /**
   * The time of a stamp.
   *
   * @param ticks 64 bits, unsigned
   * @return nanoseconds since the epoch, or {@link #OUT_OF_RANGE}
   */
  long nanos(long ticks) {
    long nanos = binary ? binaryNanos(ticks) : decimalNanos(ticks);
    return nanos == OUT_OF_RANGE || offsetSeconds == 0 ? nanos : withOffset(nanos);
  }

  private long decimalNanos(long ticks) {
    if (exponent <= NANO_EXPONENT) {
      return times(ticks, factor);
    }
    return exponent - NANO_EXPONENT > LARGEST_DECIMAL_EXPONENT
        ? 0
        : Long.divideUnsigned(ticks, factor);
  }

  private long binaryNanos(long ticks) {
    if (exponent >= Long.SIZE) {
      return highUnsigned(ticks, NANOS_PER_SECOND) >>> (exponent - Long.SIZE);
    }
    if (exponent == 0) {
      return times(ticks, NANOS_PER_SECOND);
    }
    long seconds = times(ticks >>> exponent, NANOS_PER_SECOND);
    long fraction = ticks << -exponent; // of a second, in units of 2^-64
    long nanos = highUnsigned(fraction, NANOS_PER_SECOND);
    return seconds < 0 || seconds + nanos < 0 ? OUT_OF_RANGE : seconds + nanos;
  }

  private long withOffset(long nanos) {
    try {
      return Math.addExact(nanos, Math.multiplyExact(offsetSeconds, NANOS_PER_SECOND));
    } catch (ArithmeticException overflow) {
      return OUT_OF_RANGE;
    }
  }

  private long times(long ticks, long nanos) {
    return ticks < 0 || ticks > mostTicks ? OUT_OF_RANGE : ticks * nanos;
  }

  /** The upper 64 bits of the unsigned product; b is not negative. */
  private static long highUnsigned(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b);
  }
}
