package io.stackprint.cli;

import io.stackprint.record.HostRecord;
import io.stackprint.report.Run;
import io.stackprint.report.RunSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/**
 * The report of a replay: its times are the packets' own, so that the same captures give the same
 * octets whenever they are replayed.
 */
final class ReplayReport {
  private final Outputs outputs;
  private final String command;
  private final Set<String> addresses = new HashSet<>();
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos;
  private boolean begun;

  ReplayReport(Outputs outputs, String command) {
    this.outputs = outputs;
    this.command = command;
  }

  /** A packet was read; nanoseconds since the Unix epoch. */
  void packet(long atNanos) {
    if (firstNanos == Long.MAX_VALUE) {
      firstNanos = atNanos;
    }
    lastNanos = Math.max(lastNanos, atNanos);
  }

  void host(HostRecord host) {
    begin();
    addresses.add(host.getScope() + "/" + host.getAddress());
    outputs.host(host);
  }

  /** Ends the report; there is none when no packet was read, for it would have no time. */
  void end() {
    if (firstNanos != Long.MAX_VALUE) {
      begin();
      outputs.end(new RunSummary(instant(lastNanos), addresses.size(), addresses.size()));
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      outputs.begin(
          new Run(
              Version.text(),
              Platform.triple(),
              command,
              instant(firstNanos),
              ZoneId.systemDefault(),
              Set.of()));
    }
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
