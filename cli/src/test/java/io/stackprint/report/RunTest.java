package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
  private static final Instant START = Instant.parse("2026-11-02T23:30:01.250Z");

  private static Run run(ZoneId zone, Set<Integer> ports) {
    return new Run("0.1.0", "x86_64-pc-linux-gnu", "stackprint scan", START, zone, ports);
  }

  @Test
  void timesAreThoseOfTheZone() {
    assertThat(run(ZoneId.of("UTC"), Set.of()).initiated())
        .isEqualTo("Stackprint 0.1.0 scan initiated Mon Nov  2 23:30:01 2026 as: stackprint scan");
    assertThat(run(ZoneId.of("Asia/Tokyo"), Set.of()).initiated()).contains("Tue Nov  3 08:30:01");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0 IP addresses (0 hosts up)",
    "1, 1, 1 IP address (1 host up)",
    "2, 1, 2 IP addresses (1 host up)",
    "256, 2, 256 IP addresses (2 hosts up)"
  })
  void countsInTheSingularOnlyOnce(int addresses, int up, String text) {
    var summary = new RunSummary(START.plusMillis(61_236), addresses, up);
    assertThat(run(ZoneId.of("UTC"), Set.of()).done(summary, ";"))
        .isEqualTo(
            "Stackprint done at Mon Nov  2 23:31:02 2026; " + text + " scanned in 61.24 seconds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "22: 22",
        "22,80: 22,80",
        "1,2,3: 1-3",
        "7,9,10,12,13,14: 7,9-10,12-14",
        "65535,0: 0,65535"
      })
  void consecutivePortsAreOneRange(String ports, String services) {
    var set = new HashSet<Integer>();
    List.of(ports.split(",", -1)).forEach(port -> set.add(Integer.valueOf(port)));
    assertThat(run(ZoneId.of("UTC"), set).services()).isEqualTo(services);
  }

  @Test
  void refusesMoreHostsThanAddresses() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RunSummary(START, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new RunSummary(START, 1, -1));
  }
}
