package io.stackprint.fingerprinter.derive;

import io.stackprint.record.TimestampClass;
import java.util.List;
import java.util.Optional;

/**
 * The clock behind a host's TCP timestamps (RFC 7323 §5.4), as Nmap takes it.
 *
 * @param kind its class
 * @param hz mean rate, ticks per second, 0 or more; empty when it was not measured
 * @param text what TS shows; empty when nothing
 * @param uptimeSeconds the uptime Nmap computes, 0 or more; it computes one exactly when it
 *     measured
 * @see <a href="https://nmap.org/book/osdetect-methods.html">TCP timestamp option algorithm
 *     (TS)</a>
 */
public record TimestampClock(
    TimestampClass kind, Optional<Double> hz, Optional<String> text, Optional<Long> uptimeSeconds) {

  /** Two years of 365 days: Nmap does not believe longer uptimes and shows 0. */
  static final long LONGEST_UPTIME_SECONDS = 63_072_000;

  /**
   * Measures the clock.
   *
   * @param seen UNSUPPORTED or ZERO when the latest reply that lacked a timestamp, or had a zero
   *     one, says so; else UNKNOWN
   * @param replies in the order of their probes
   */
  public static TimestampClock of(TimestampClass seen, List<SeqReply> replies) {
    if (seen == TimestampClass.UNSUPPORTED) {
      return unmeasured(seen, Optional.of("U"));
    }
    if (seen == TimestampClass.ZERO) {
      return unmeasured(seen, Optional.of("0"));
    }
    if (replies.size() < 2) {
      return unmeasured(TimestampClass.UNKNOWN, Optional.empty());
    }
    return measured(hz(replies), replies.get(0).timestamp());
  }

  private static TimestampClock unmeasured(TimestampClass kind, Optional<String> text) {
    return new TimestampClock(kind, Optional.empty(), text, Optional.empty());
  }

  private static TimestampClock measured(double hz, long firstTimestamp) {
    TimestampClass kind = classOf(hz);
    long divisor =
        switch (kind) {
          case HZ_2 -> 2;
          case HZ_100 -> 100;
          case HZ_1000 -> 1000;
          default -> (long) (0.5 + hz) & 0xFFFF_FFFFL;
        };
    long uptime = divisor == 0 ? 0 : firstTimestamp / divisor;
    return new TimestampClock(
        kind,
        Optional.of(hz),
        hz == 0 ? Optional.empty() : Optional.of(Hex.of(exponent(hz))),
        Optional.of(uptime));
  }

  /** The uptime that Nmap takes it for: 0 when it is more than two years. */
  public Optional<Long> nmapUptimeSeconds() {
    return uptimeSeconds.map(seconds -> seconds > LONGEST_UPTIME_SECONDS ? 0 : seconds);
  }

  private static double hz(List<SeqReply> replies) {
    int steps = replies.size() - 1;
    double hz = 0;
    for (int j = 0; j < steps; j++) {
      SeqReply earlier = replies.get(j);
      SeqReply later = replies.get(j + 1);
      double seconds = SeqReply.microsBetween(earlier, later) / 1_000_000.0;
      long ticks = SeqReply.distance(earlier.timestamp(), later.timestamp());
      hz += ticks / seconds / steps;
    }
    return hz;
  }

  private static TimestampClass classOf(double hz) {
    if (hz == 0) {
      return TimestampClass.UNKNOWN;
    }
    if (hz > 0 && hz < 5.66) {
      return TimestampClass.HZ_2;
    }
    if (hz > 70 && hz < 150) {
      return TimestampClass.HZ_100;
    }
    if (hz > 724 && hz < 1448) {
      return TimestampClass.HZ_1000;
    }
    return TimestampClass.OTHER;
  }

  /** The bounds here differ from those of the classes: they belong to the class below. */
  private static long exponent(double hz) {
    if (hz <= 5.66) {
      return 1;
    }
    if (hz > 70 && hz <= 150) {
      return 7;
    }
    if (hz > 150 && hz <= 350) {
      return 8;
    }
    return (long) Math.floor(0.5 + Math.log(hz) / Math.log(2.0));
  }
}
