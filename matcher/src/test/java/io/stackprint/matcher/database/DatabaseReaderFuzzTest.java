package io.stackprint.matcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stackprint.record.NmapProfile;
import java.nio.charset.StandardCharsets;

/** Any octets give a database and findings, and what was read is read again from its own print. */
class DatabaseReaderFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyOctetsAreReadOrFound(byte[] octets) {
    for (NmapProfile profile : NmapProfile.values()) {
      Reading reading = DatabaseReader.read(octets, "fuzz", profile);

      for (Finding finding : reading.findings()) {
        assertThat(finding.line()).isPositive();
        assertThat(finding.in("fuzz")).doesNotContainPattern("\\p{Cntrl}");
      }
      Reading again = DatabaseReader.read(print(reading), "fuzz", profile);
      assertThat(again.database().references()).hasSameSizeAs(reading.database().references());
      assertThat(print(again)).isEqualTo(print(reading));
    }
  }

  @FuzzTest(maxDuration = "60s")
  void checkingEndsWithAReport(byte[] octets) {
    CheckReport report = DatabaseCheck.check(octets, "fuzz", NmapProfile.NMAP_7_99);

    assertThat(report.text(3)).startsWith("fuzz: ");
  }

  private static byte[] print(Reading reading) {
    return DatabaseWriter.text(reading.database()).getBytes(StandardCharsets.UTF_8);
  }
}
