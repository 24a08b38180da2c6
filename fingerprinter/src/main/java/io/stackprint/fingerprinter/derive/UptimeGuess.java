package io.stackprint.fingerprinter.derive;

import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the timestamp clock tells of the time since boot, and whether to believe it.
 *
 * <p>Nmap's book says that the guess is omitted when the timestamps are missing or zero, when their
 * rate cannot be discerned and when the result is suspicious; Nmap itself then prints 0. Here the
 * guess is left out and the reason stays; Nmap's own figure is kept beside it.
 *
 * @see <a href="https://nmap.org/book/osdetect-usage.html">Uptime guess</a>
 */
public final class UptimeGuess {
  /**
   * RFC 7323 §5.4 asks for 1 to 1000 ticks a second; up to here Nmap still takes a clock for one of
   * 1000. What is measured above comes from offsets drawn anew for each connection.
   */
  private static final double HIGHEST_BELIEVABLE_HZ = 1448;

  /** A 32-bit clock that wraps sooner than in a year hides whole periods of hosts not that old. */
  private static final double SHORTEST_CERTAIN_PERIOD_SECONDS = 365 * 86_400.0;

  private static final double PERIOD_TICKS = 0x1p32;

  private UptimeGuess() {}

  /**
   * The guess of one round.
   *
   * @param replies the replies the clock was measured on, in the order of their probes; their send
   *     times are microseconds since the Unix epoch
   */
  public static Uptime of(TimestampClock clock, List<SeqReply> replies) {
    var uptime = Uptime.newBuilder();
    clock.nmapUptimeSeconds().ifPresent(seconds -> nmaps(uptime, seconds, replies));
    Optional<String> doubt = doubt(clock, replies);
    if (doubt.isPresent()) {
      return uptime
          .setReliability(UptimeReliability.OMITTED)
          .setOmittedBecause(doubt.get())
          .build();
    }
    long seconds = clock.uptimeSeconds().orElseThrow();
    return uptime
        .setSeconds(seconds)
        .setLastBootSeconds(sentAtSeconds(replies) - seconds)
        .setReliability(reliability(clock.hz().orElseThrow()))
        .build();
  }

  private static void nmaps(Uptime.Builder uptime, long seconds, List<SeqReply> replies) {
    uptime.setNmapSeconds(seconds);
    uptime.setNmapLastBootSeconds(sentAtSeconds(replies) - seconds);
  }

  private static long sentAtSeconds(List<SeqReply> replies) {
    return Math.floorDiv(replies.get(0).sentAtMicros(), 1_000_000L);
  }

  private static UptimeReliability reliability(double hz) {
    return PERIOD_TICKS / hz < SHORTEST_CERTAIN_PERIOD_SECONDS
        ? UptimeReliability.WRAPPED
        : UptimeReliability.PLAUSIBLE;
  }

  private static Optional<String> doubt(TimestampClock clock, List<SeqReply> replies) {
    if (clock.kind() == TimestampClass.UNSUPPORTED) {
      return Optional.of("the host sends no TCP timestamps");
    }
    if (clock.kind() == TimestampClass.ZERO) {
      return Optional.of("the host's TCP timestamps are zero");
    }
    if (clock.hz().isEmpty()) {
      return Optional.of("fewer than two TCP timestamps were seen");
    }
    return rateDoubt(clock.hz().get()).or(() -> runsBackwards(replies)).or(() -> tooLong(clock));
  }

  private static Optional<String> rateDoubt(double hz) {
    if (hz == 0) {
      return Optional.of("the TCP timestamps did not change, so their rate is not known");
    }
    if (hz > HIGHEST_BELIEVABLE_HZ || hz < 0) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the TCP timestamps seem to count at %.0f Hz; no clock does, so the host draws them"
                  + " anew for each connection",
              hz));
    }
    return Optional.empty();
  }

  private static Optional<String> runsBackwards(List<SeqReply> replies) {
    for (int j = 1; j < replies.size(); j++) {
      int ticks = (int) (replies.get(j).timestamp() - replies.get(j - 1).timestamp());
      if (ticks < 0) {
        return Optional.of("the TCP timestamps run backwards, so they are not of one clock");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> tooLong(TimestampClock clock) {
    return clock.uptimeSeconds().orElseThrow() > TimestampClock.LONGEST_UPTIME_SECONDS
        ? Optional.of("the TCP timestamps tell of more than two years")
        : Optional.empty();
  }
}
