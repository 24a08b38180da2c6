package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.record.ScanSchedule;
import io.stackprint.topics.HostKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint scans end ID}: the probers repeat it no longer. */
@Command(
    name = "end",
    header = "End a scan that is repeated.",
    mixinStandardHelpOptions = true,
    description = "No further run begins; one that is under way comes to its end.")
final class ScansEndCommand implements Callable<Integer> {
  @Mixin private RepeatedScans scans = new RepeatedScans();

  @Parameters(paramLabel = "SCAN", description = "As `stackprint scans list` names it.")
  private String id = "";

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    scans.with(this::end);
    return 0;
  }

  private void end(Cluster open) {
    Map<HostKey, List<String>> parts = parts(scans.in(open));
    if (parts.isEmpty()) {
      throw new CommandFailure("no scan " + id + " of scope " + scans.scope() + " is repeated");
    }
    new ScanRequests(open, scans.scope()).end(parts);
    Terminal.of(spec).say("scan " + id + " is repeated no longer");
  }

  private Map<HostKey, List<String>> parts(Map<String, ScanSchedule> known) {
    Map<HostKey, List<String>> parts = new HashMap<>();
    known.forEach(
        (place, scan) -> {
          String request = scan.getRequest().getId();
          if (request.equals(id) || ScanRequests.scan(request).equals(id)) {
            String key = place.substring(0, place.length() - request.length() - 1);
            parts.computeIfAbsent(HostKey.parse(key), any -> new ArrayList<>()).add(request);
          }
        });
    return parts;
  }
}
