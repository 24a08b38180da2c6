package io.stackprint.report;

import io.stackprint.record.HostRecord;
import io.stackprint.record.Uptime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The guess at a host's uptime that a report prints.
 *
 * @param seconds time since boot at the last packet of the observation, seconds: a record is
 *     printed alike whenever that happens
 * @param lastBootSeconds last boot, seconds since the Unix epoch
 */
record UptimeGuess(long seconds, long lastBootSeconds) {
  private static final double SECONDS_PER_DAY = 86400;

  /**
   * The guess for a host, if there is one.
   *
   * @param strict Nmap's figure, instead of that which its book promises
   */
  static Optional<UptimeGuess> of(HostRecord host, boolean strict) {
    long now = LocalTimes.seconds(host.getFingerprint().getEndedAtNanos());
    return host.getUptime()
        .flatMap(strict ? Uptime::getNmapLastBootSeconds : Uptime::getLastBootSeconds)
        .map(lastBoot -> new UptimeGuess(now - lastBoot, lastBoot));
  }

  /** The time in days with three decimals, rounded as C rounds. */
  String days() {
    return new BigDecimal(seconds / SECONDS_PER_DAY)
        .setScale(3, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
