package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.BestVerdict;
import io.stackprint.record.HostRecord;
import io.stackprint.record.OsMatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of {@code stackprint hosts ADDRESS} that Nmap does not have. */
class BestVerdictTextTest {
  private static HostRecord near(double adjusted, double adjustedOfTheSecond) {
    HostRecord host = Samples.near().build();
    BestVerdict best = host.getBest().orElseThrow();
    return HostRecord.newBuilder(host)
        .setAttributesObserved(90)
        .setBest(
            BestVerdict.newBuilder(best).setMargin(0.069).setAdjustedAccuracy(adjusted).build())
        .setMatches(
            List.of(
                match(host.getMatches().get(0), adjusted, 12),
                match(host.getMatches().get(1), adjustedOfTheSecond, 90)))
        .build();
  }

  private static OsMatch match(OsMatch match, double adjusted, int compared) {
    return OsMatch.newBuilder(match)
        .setAdjustedAccuracy(adjusted)
        .setAttributesCompared(compared)
        .build();
  }

  @Test
  void saysWhatTheVerdictRestsOn() {
    assertThat(BestVerdictText.lines(near(0.95, 0.9)))
        .containsExactly(
            "Best verdict: Acme RouterOS 7.1: accuracy 96.90 %, adjusted 95.00 %,"
                + " 12 of 90 attributes compared, 6.90 % ahead of another OS");
  }

  @Test
  void saysWhichMatchIsBetterWhenSilenceDoesNotCount() {
    assertThat(BestVerdictText.lines(near(0.8, 0.9)))
        .element(1)
        .isEqualTo(
            "Better when adjusted: Acme phone P1: accuracy 90.00 %, adjusted 90.00 %,"
                + " 90 of 90 attributes compared");
  }

  @Test
  void recordOfBeforeSaysTheAccuracyAlone() {
    assertThat(BestVerdictText.lines(Samples.exact().build()))
        .containsExactly("Best verdict: Acme RouterOS 7.1: accuracy 100.00 %");
  }

  @Test
  void nothingIsSaidWithoutAMatch() {
    assertThat(BestVerdictText.lines(Samples.none().build())).isEmpty();
  }
}
