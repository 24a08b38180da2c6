package io.stackprint.fingerprinter.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeGuessTest {
  private static final long START_SECONDS = 1_700_000_000L;

  @ParameterizedTest
  @CsvSource({
    "100,  86400,    PLAUSIBLE", // wraps in 497 days
    "2,    86400,    PLAUSIBLE",
    "1000, 86400,    WRAPPED", // in 50 days
    "250,  86400,    WRAPPED", // in 199 days
    "100,  31536000, PLAUSIBLE",
  })
  void believableClockGivesAGuess(int hz, long seconds, UptimeReliability reliability) {
    Uptime uptime = guess(TimestampClass.UNKNOWN, ticks(hz, seconds * hz));

    assertThat(uptime.getSeconds()).hasValue(seconds);
    assertThat(uptime.getLastBootSeconds()).hasValue(START_SECONDS - seconds);
    assertThat(uptime.getNmapSeconds()).hasValue(seconds);
    assertThat(uptime.getNmapLastBootSeconds()).hasValue(START_SECONDS - seconds);
    assertThat(uptime.getReliability()).isEqualTo(reliability);
    assertThat(uptime.getOmittedBecause()).isEmpty();
  }

  @Test
  void missingTimestampsGiveNoGuessAtAll() {
    assertOmitted(guess(TimestampClass.UNSUPPORTED, ticks(100, 1000)), "sends no TCP timestamps");
    assertOmitted(guess(TimestampClass.ZERO, ticks(100, 1000)), "are zero");
    assertOmitted(guess(TimestampClass.UNKNOWN, ticks(100, 1000).subList(0, 1)), "fewer than two");
    assertOmitted(guess(TimestampClass.UNKNOWN, List.of()), "fewer than two");
    assertThat(guess(TimestampClass.ZERO, ticks(100, 1000)).getNmapSeconds()).isEmpty();
  }

  @Test
  void clockThatStandsStillGivesNmapsZeroOnly() {
    Uptime uptime = guess(TimestampClass.UNKNOWN, ticks(0, 1000));

    assertOmitted(uptime, "did not change");
    assertThat(uptime.getNmapSeconds()).hasValue(0L);
    assertThat(uptime.getNmapLastBootSeconds()).hasValue(START_SECONDS);
  }

  @Test
  void offsetDrawnForEachConnectionIsNoClock() {
    List<SeqReply> replies = new ArrayList<>();
    long[] drawn = {0x4B82693FL, 0x3EBDF926L, 0xAF0451FEL, 0x05AF4D71L, 0xC4CEF1DCL, 0x9D9CC445L};
    for (int j = 0; j < drawn.length; j++) {
      replies.add(reply(j, drawn[j]));
    }

    Uptime uptime = guess(TimestampClass.UNKNOWN, replies);

    assertOmitted(uptime, "anew for each connection");
    assertThat(uptime.getNmapSeconds()).isPresent();
  }

  @Test
  void clockThatRunsBackwardsIsNotOne() {
    List<SeqReply> replies = new ArrayList<>(ticks(100, 1_000_000));
    replies.set(3, reply(3, 999_990));

    assertOmitted(guess(TimestampClass.UNKNOWN, replies), "backwards");
  }

  @Test
  void moreThanTwoYearsIsNotBelieved() {
    Uptime uptime = guess(TimestampClass.UNKNOWN, ticks(2, 4_000_000_000L));

    assertOmitted(uptime, "two years");
    assertThat(uptime.getNmapSeconds()).hasValue(0L);
    assertThat(uptime.getNmapLastBootSeconds()).hasValue(START_SECONDS);
  }

  @Test
  void clockMayWrapWhileItIsMeasured() {
    Uptime uptime = guess(TimestampClass.UNKNOWN, ticks(1000, 0xFFFF_FFFFL - 250));

    assertThat(uptime.getReliability()).isEqualTo(UptimeReliability.WRAPPED);
  }

  private static void assertOmitted(Uptime uptime, String because) {
    assertThat(uptime.getReliability()).isEqualTo(UptimeReliability.OMITTED);
    assertThat(uptime.getSeconds()).isEmpty();
    assertThat(uptime.getLastBootSeconds()).isEmpty();
    assertThat(uptime.getOmittedBecause()).hasValueSatisfying(t -> assertThat(t).contains(because));
  }

  private static Uptime guess(TimestampClass seen, List<SeqReply> replies) {
    return UptimeGuess.of(TimestampClock.of(seen, replies), replies);
  }

  private static List<SeqReply> ticks(int hz, long first) {
    List<SeqReply> replies = new ArrayList<>();
    for (int j = 0; j < 6; j++) {
      replies.add(reply(j, first + (long) hz * j / 10 & 0xFFFF_FFFFL));
    }
    return replies;
  }

  private static SeqReply reply(int j, long timestamp) {
    return new SeqReply(1, 0, timestamp, START_SECONDS * 1_000_000 + 100_000L * j);
  }
}
