package io.stackprint.prober.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.prober.pace.ScanSettings;
import io.stackprint.prober.pace.TimingTemplate;
import io.stackprint.prober.target.PortList;
import io.stackprint.record.NmapProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanOptionsTest {
  private static ScanSettings read(Map<String, String> options) {
    return ScanOptions.read(options, NmapProfile.NMAP_7_99);
  }

  @Test
  void withoutOptionsEverythingIsTheDefault() {
    assertThat(read(Map.of()))
        .isEqualTo(
            ScanSettings.of(
                TimingTemplate.NORMAL, PortList.DEFAULT.tcp().stream().sorted().toList()));
  }

  @Test
  void readsEachOption() {
    Map<String, String> options = new HashMap<>();
    options.put("Pn", "true");
    options.put("T", "aggressive");
    options.put("host-timeout", "1.5m");
    options.put("max-os-tries", "2");
    options.put("max-rate", "300");
    options.put("max-retries", "1");
    options.put("min-rate", "30");
    options.put("osscan-limit", "true");
    options.put("p", "ssh,80-81");
    options.put("scan-delay", "20ms");
    options.put("source-port", "53");
    options.put("ttl", "64");

    ScanSettings settings = read(options);

    assertThat(settings.discover()).isFalse();
    assertThat(settings.template()).isEqualTo(TimingTemplate.AGGRESSIVE);
    assertThat(settings.hostTimeout()).contains(Duration.ofSeconds(90));
    assertThat(settings.maxTries()).isEqualTo(2);
    assertThat(settings.packetsPerSecond()).isEqualTo(300);
    assertThat(settings.maxRetries()).isEqualTo(1);
    assertThat(settings.leastPacketsPerSecond()).isEqualTo(30);
    assertThat(settings.onlyGoodHosts()).isTrue();
    assertThat(settings.ports()).containsExactly(22, 80, 81);
    assertThat(settings.scanDelay()).isEqualTo(Duration.ofMillis(20));
    assertThat(settings.sourcePort()).hasValue(53);
    assertThat(settings.ttl()).hasValue(64);
  }

  @Test
  void fragileDevicesGetTenPacketsASecond() {
    assertThat(read(Map.of("fragile", "true", "T", "5")).packetsPerSecond()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "e            | eth0  | option 'e' is not among [Pn, T, fragile, host-timeout,",
        "Pn           | yes   | option Pn: expected true or false, found 'yes'",
        "T            | 6     | option T: expected 0 to 5, or the name of a timing template, found",
        "ttl          | 256   | option ttl: expected a number from 1 to 255, found '256'",
        "max-rate     | -1    | option max-rate: expected a number from 1 to 2147483647, found '-1'",
        "host-timeout | 3 days | option host-timeout: expected a time such as 30, 500ms, 15s, 5m",
        "p            | 99999 | option p: '99999' at character 1: expected a port from 0 to 65535",
      })
  void refusesWithAReason(String name, String value, String reason) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageStartingWith(reason);
  }
}
