package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.record.ScanRequest;
import io.stackprint.record.ScanSchedule;
import io.stackprint.report.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stackprint scans list}: one line each. */
@Command(
    name = "list",
    header = "List the scans that are repeated, one line each.",
    mixinStandardHelpOptions = true,
    description = "A scan of more than a thousand networks of 256 addresses has a line for each.")
final class ScansListCommand implements Callable<Integer> {
  private static final String ROW = "%-36s %-6s %-6s %-20s %-16s %s";
  private static final int MOST_TARGETS = 60; // characters

  @Mixin private RepeatedScans scans = new RepeatedScans();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    scans.with(this::list);
    return 0;
  }

  private void list(Cluster open) {
    Terminal terminal = Terminal.of(spec);
    Collection<ScanSchedule> found = scans.in(open).values();
    if (found.isEmpty()) {
      terminal.say("no scan of scope " + scans.scope() + " is repeated");
      return;
    }
    terminal.out().println(ROW.formatted("SCAN", "EVERY", "RUNS", "NEXT", "ASKED BY", "TARGETS"));
    found.forEach(scan -> terminal.out().println(row(scan)));
  }

  private static String row(ScanSchedule scan) {
    ScanRequest request = scan.getRequest();
    return Printable.line(
        ROW.formatted(
            ScanRequests.scan(request.getId()),
            request.getIntervalSeconds().map(Duration::ofSeconds).map(Intervals::text).orElse("-"),
            scan.getRun(),
            Instant.ofEpochMilli(scan.getDueAtMillis()).truncatedTo(ChronoUnit.SECONDS),
            request.getRequestedBy().orElse("-"),
            targets(request.getTargets())));
  }

  private static String targets(List<String> targets) {
    String all = String.join(" ", targets);
    return all.length() <= MOST_TARGETS ? all : all.substring(0, MOST_TARGETS) + " ...";
  }
}
