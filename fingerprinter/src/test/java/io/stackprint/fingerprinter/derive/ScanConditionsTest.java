package io.stackprint.fingerprinter.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.QualityReason;
import io.stackprint.record.TimestampClass;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanConditionsTest {
  private static final Rules P93 = new Rules(NmapProfile.NMAP_7_93, false);
  private static final Rules P99 = Rules.DEFAULT;

  @Test
  void limitsThemselvesAreGood() {
    var conditions = new ScanConditions(500, 4, true, true, Optional.of(5), 1.4, true, false);

    assertThat(conditions.verdict().getGood()).isTrue();
    assertThat(conditions.verdict().getUnreliable()).isFalse();
  }

  @Test
  void everyReasonThatHoldsIsThereInOrder() {
    var conditions = new ScanConditions(501, 5, false, false, Optional.of(6), 1.41, false, false);

    assertThat(conditions.verdict().getReasons())
        .containsExactly(
            QualityReason.SCAN_DELAY,
            QualityReason.TIMING_TEMPLATE_5,
            QualityReason.NO_OPEN_TCP_PORT,
            QualityReason.NO_CLOSED_TCP_PORT,
            QualityReason.TOO_DISTANT,
            QualityReason.TIMING_RATIO,
            QualityReason.NO_CLOSED_UDP_PORT);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "-2, false", "0, true", "5, true", "6, false"})
  void distanceMayNotBeNegativeNorFar(int hops, boolean good) {
    var conditions = new ScanConditions(0, 3, true, true, Optional.of(hops), 1, true, false);

    assertThat(conditions.verdict().getGood()).isEqualTo(good);
  }

  @Test
  void udpScanExcusesAnUnknownUdpPort() {
    assertThat(
            new ScanConditions(0, 3, true, true, Optional.empty(), 1, false, true)
                .verdict()
                .getGood())
        .isTrue();
  }

  @Test
  void timingRatioIsOfWholeMilliseconds() {
    assertThat(TimingRatio.of(1_000_000, Optional.of(1_000_000L), 1_501_999, P99))
        .isEqualTo(501 / 500.0);
  }

  @Test
  void timingRatioOf793StartsAtTheFirstAcceptedReply() {
    assertThat(TimingRatio.of(0, Optional.of(100_000L), 500_000, P93)).isEqualTo(0.8);
    assertThat(TimingRatio.of(0, Optional.of(100_000L), 500_000, P99)).isEqualTo(1.0);
    assertThat(TimingRatio.of(0, Optional.empty(), 500_000, P93)).isEqualTo(1.0);
  }

  @ParameterizedTest
  @CsvSource({"60, 60, 1", "60, 57, 4", "60, 61, 0", "60, 63, -2"})
  void hopsAreWhatTheQuoteLostOfItsTtl(int sent, int quoted, int hops) {
    assertThat(HopDistance.ofQuote(sent, quoted)).hasValue(hops);
  }

  @Test
  void minusOneIsUnknown() {
    assertThat(HopDistance.ofQuote(60, 62)).isEmpty();
  }

  @Test
  void whatIsCertainComesBeforeWhatWasMeasured() {
    assertThat(HopDistance.printed(true, true, Optional.of(3)))
        .hasValue(new Distance(0, DistanceMethod.LOCAL));
    assertThat(HopDistance.printed(false, true, Optional.of(3)))
        .hasValue(new Distance(1, DistanceMethod.DIRECT));
    assertThat(HopDistance.printed(false, false, Optional.of(3)))
        .hasValue(new Distance(3, DistanceMethod.ICMP));
    assertThat(HopDistance.printed(false, false, Optional.empty())).isEmpty();
  }

  @Test
  void sequenceNumbersNeedFourReplies() {
    List<SeqReply> three =
        List.of(
            new SeqReply(1, 0, 0, 0),
            new SeqReply(2, 0, 0, 100_000),
            new SeqReply(3, 0, 0, 200_000));

    assertThat(IsnSequence.of(three, 0)).isEmpty();
  }

  @Test
  void rateBelowOnePerSecondIsShownModulo32Bits() {
    List<SeqReply> slow =
        List.of(
            new SeqReply(1, 0, 0, 0),
            new SeqReply(2, 0, 0, 10_000_000),
            new SeqReply(3, 0, 0, 20_000_000),
            new SeqReply(4, 0, 0, 30_000_000));

    assertThat(IsnSequence.of(slow, 0).orElseThrow().rateText()).isEqualTo("FFFFFFE6"); // -26
  }

  @Test
  void clockThatDidNotMoveBetweenTwoProbesCountsAsAMicrosecond() {
    List<SeqReply> atOnce =
        List.of(
            new SeqReply(1, 0, 100, 5),
            new SeqReply(2, 0, 100, 5),
            new SeqReply(3, 0, 100, 5),
            new SeqReply(4, 0, 101, 5));

    assertThat(IsnSequence.of(atOnce, 0).orElseThrow().rateText()).isEqualTo("9F"); // of 10^6
    assertThat(TimestampClock.of(TimestampClass.UNKNOWN, atOnce).hz())
        .hasValueSatisfying(hz -> assertThat(hz).isEqualTo(1_000_000.0 / 3));
  }
}
