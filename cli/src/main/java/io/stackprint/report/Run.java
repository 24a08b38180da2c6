package io.stackprint.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The run that a report is about.
 *
 * @param version version of Stackprint
 * @param platform platform triple of this machine, such as {@code x86_64-pc-linux-gnu}; people who
 *     read fingerprints expect one
 * @param commandLine the command line as typed
 * @param startedAt when it started; for a replay the time of the first packet, so that equal
 *     captures give equal reports
 * @param zone zone of all times that people read
 * @param tcpPorts the TCP ports that were scanned; empty when that is not known
 */
public record Run(
    String version,
    String platform,
    String commandLine,
    Instant startedAt,
    ZoneId zone,
    Set<Integer> tcpPorts) {

  /** Copies the ports. */
  public Run {
    tcpPorts = Set.copyOf(tcpPorts);
  }

  /** Where times are shown. */
  LocalTimes times() {
    return new LocalTimes(zone);
  }

  /** The first comment of a report. */
  String initiated() {
    return "Stackprint %s scan initiated %s as: %s"
        .formatted(version, times().date(startedAt.getEpochSecond()), commandLine);
  }

  /**
   * The last comment of a report.
   *
   * @param separator what stands between the time and the rest: Nmap's formats differ in it
   */
  String done(RunSummary summary, String separator) {
    return "Stackprint done at %s%s %s (%s up) scanned in %s seconds"
        .formatted(
            times().date(summary.finishedAt().getEpochSecond()),
            separator,
            count(summary.addresses(), "IP address", "IP addresses"),
            count(summary.hostsUp(), "host", "hosts"),
            elapsed(summary));
  }

  /** How long the run took, seconds with two decimals. */
  String elapsed(RunSummary summary) {
    long millis = Duration.between(startedAt, summary.finishedAt()).toMillis();
    return BigDecimal.valueOf(millis, 3).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** A number and its noun; none and minus one are plural. */
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** The scanned ports as Nmap lists them, ranges joined: {@code 22,80-82}. */
  String services() {
    var text = new StringBuilder();
    SortedSet<Integer> rest = new TreeSet<>(tcpPorts);
    while (!rest.isEmpty()) {
      int first = rest.first();
      int last = first;
      while (rest.contains(last + 1)) {
        last++;
      }
      rest = rest.tailSet(last + 1);
      text.append(text.isEmpty() ? "" : ",").append(first).append(last > first ? "-" + last : "");
    }
    return text.toString();
  }
}
