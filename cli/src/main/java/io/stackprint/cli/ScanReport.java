package io.stackprint.cli;

import io.stackprint.prober.pace.SkipReason;
import io.stackprint.record.HostRecord;
import io.stackprint.report.Run;
import io.stackprint.report.RunSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The report of a live scan. Hosts that are down are only counted, as Nmap does. */
final class ScanReport {
  private final Outputs outputs;
  private int addresses;
  private int hostsUp;

  /**
   * A report that begins now.
   *
   * @param command as typed
   * @param ports that are scanned
   */
  ScanReport(Outputs outputs, String command, List<Integer> ports) {
    this.outputs = outputs;
    outputs.begin(
        new Run(
            Version.text(),
            Platform.triple(),
            command,
            Instant.now(),
            ZoneId.systemDefault(),
            Set.copyOf(ports)));
  }

  /** What became of a target. */
  void host(HostRecord host) {
    addresses++;
    if (isDown(host)) {
      outputs.hostDown(host);
    } else {
      hostsUp++;
      outputs.host(host);
    }
  }

  private static boolean isDown(HostRecord host) {
    return host.getReason().filter(SkipReason::isOne).isPresent();
  }

  void end() {
    outputs.end(new RunSummary(Instant.now(), addresses, hostsUp));
  }
}
