package io.stackprint.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as Nmap prints them.
 *
 * @param zone the zone they are shown in
 */
record LocalTimes(ZoneId zone) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** As C's {@code ctime}: the day is padded with a space. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);

  /** Such as {@code Mon Nov 2 02:19:01 2026}. */
  String date(long epochSeconds) {
    return at(epochSeconds).format(DATE);
  }

  /** Such as {@code 2026-11-02 02:19:01 UTC}. */
  String stamp(long epochSeconds) {
    return at(epochSeconds).format(STAMP);
  }

  ZonedDateTime at(long epochSeconds) {
    return Instant.ofEpochSecond(epochSeconds).atZone(zone);
  }

  /** Whole seconds of a time in nanoseconds, rounded down. */
  static long seconds(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_SECOND);
  }
}
