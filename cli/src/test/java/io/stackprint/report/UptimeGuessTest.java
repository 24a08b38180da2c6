package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeGuessTest {
  /** Where the decimals end in a 5, C's printf looks at the whole double: so did {@code awk}. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.000",
    "43, 0.000",
    "44, 0.001",
    "216, 0.003",
    "648, 0.007",
    "1080, 0.013",
    "86400, 1.000",
    "2687, 0.031",
    "62985600, 729.000"
  })
  void daysAreRoundedAsInC(long seconds, String days) {
    assertThat(new UptimeGuess(seconds, 0).days()).isEqualTo(days);
  }
}
