package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The clock against the definition, computed without limits. */
class TickClockPropertyTest {
  private static final long SEED = 20_240_229;
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

  @Test
  void agreesWithTheDefinition() {
    var random = new Random(SEED);
    for (int i = 0; i < 200_000; i++) {
      int resolution = random.nextInt(256);
      long ticks = random.nextLong() >>> random.nextInt(64);
      long offset = random.nextBoolean() ? 0 : random.nextLong() >> (28 + random.nextInt(36));
      assertThat(new TickClock(resolution, offset).nanos(ticks))
          .as("seed %d, resolution %d, ticks %d, offset %d", SEED, resolution, ticks, offset)
          .isEqualTo(defined(resolution, ticks, offset));
    }
  }

  private static long defined(int resolution, long ticks, long offset) {
    BigInteger base = BigInteger.valueOf((resolution & 0x80) != 0 ? 2 : 10);
    BigDecimal perSecond = new BigDecimal(base.pow(resolution & 0x7f));
    BigDecimal whole = new BigDecimal(Long.toUnsignedString(ticks)).multiply(NANOS_PER_SECOND);
    BigInteger unmoved = whole.divide(perSecond, 0, RoundingMode.DOWN).toBigInteger();
    BigInteger moved =
        unmoved.add(BigDecimal.valueOf(offset).multiply(NANOS_PER_SECOND).toBigInteger());
    boolean fits = unmoved.bitLength() < 64 && moved.bitLength() < 64;
    return fits ? moved.longValueExact() : TickClock.OUT_OF_RANGE;
  }
}
