package io.stackprint.prober.request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * When a repeated request is due: once in each interval since it was made, at a moment of it that
 * differs from run to run and from request to request, so that requests made together do not stay
 * together.
 *
 * @param request id of the request
 * @param anchorMillis time of the request, milliseconds since the Unix epoch
 * @param lengthMillis length of an interval, 1 or more
 */
public record Interval(String request, long anchorMillis, long lengthMillis) {
  /** The longest interval: a year. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final int JITTER_PARTS = 10; // a run is late by up to a tenth of the interval

  /**
   * When the next run is due. Runs that were missed are not made up for.
   *
   * @param nowMillis milliseconds since the Unix epoch
   * @return later than now, by less than 1.1 intervals
   */
  public long nextAfter(long nowMillis) {
    long number = Math.floorDiv(nowMillis - anchorMillis, lengthMillis) + 1;
    return anchorMillis + number * lengthMillis + jitter(number);
  }

  private long jitter(long number) {
    var hash = new CRC32();
    hash.update((request + "#" + number).getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % Math.max(1, lengthMillis / JITTER_PARTS);
  }
}
