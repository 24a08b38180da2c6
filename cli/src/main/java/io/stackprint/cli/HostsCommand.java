package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.cluster.TopicScan;
import io.stackprint.record.HostRecord;
import io.stackprint.report.HostTable;
import io.stackprint.report.NormalReport;
import io.stackprint.report.Run;
import io.stackprint.report.RunSummary;
import io.stackprint.topics.HostKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint hosts}: what is known of all hosts, or of one. */
@Command(
    name = "hosts",
    header = "Show what is known of the hosts, or all of one.",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the table of hosts from its topic: the latest record of each. With an ADDRESS, the whole"
          + " report of that host, once for each scope that has it."
    },
    footer = {
      "",
      "Examples:",
      "  stackprint hosts --network 192.0.2.0/24 --outcome exact",
      "  stackprint hosts --os linux --changed-since 24h -oJ -",
      "  stackprint hosts -v 192.0.2.7"
    })
final class HostsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ADDRESS",
      arity = "0..1",
      converter = AddressConverter.class,
      description = "Show this host alone, in full.")
  private @Nullable String address;

  @Option(
      names = "--changed-since",
      paramLabel = "TIME",
      description =
          "Only hosts of which something changed since: 30m, 24h, 7d, or 2026-01-31T00:00:00Z.")
  private @Nullable String changedSince;

  @Mixin private HostFilter filter = new HostFilter();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Optional<Instant> since = Optional.ofNullable(changedSince).map(this::time);
    try (var outputs = outputs();
        Cluster open = cluster.open()) {
      Collection<HostRecord> hosts = hosts(open, since);
      if (hosts.isEmpty() && address != null) {
        throw new CommandFailure("nothing is known of " + address);
      }
      report(hosts, outputs);
    }
    return 0;
  }

  private Instant time(String text) {
    return PointInTime.parse(text, Instant.now())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--changed-since: expected a time such as 24h or 2026-01-31T00:00:00Z but was '"
                        + text
                        + "'"));
  }

  // Many are a table, one is a report, unless somebody says where to write what.
  private Outputs outputs() {
    Terminal terminal = Terminal.of(spec);
    return address == null && !output.isGiven()
        ? Outputs.only((writer, any) -> HostTable.withScopes(writer), terminal.out())
        : new Outputs(output, false, terminal.out(), NormalReport::withBestVerdict);
  }

  private Collection<HostRecord> hosts(Cluster open, Optional<Instant> since) {
    Optional<Set<HostKey>> changed = since.map(time -> changed(open, time));
    return HostRecords.latest(open, (key, host) -> isWanted(key, host, changed));
  }

  private boolean isWanted(HostKey key, HostRecord host, Optional<Set<HostKey>> changed) {
    return (address == null || address.equals(host.getAddress()))
        && changed.map(keys -> keys.contains(key)).orElse(true)
        && filter.passes(host);
  }

  private static Set<HostKey> changed(Cluster open, Instant since) {
    Set<HostKey> changed = new HashSet<>();
    new TopicScan<>(open.topics().hostChanges(), open)
        .forEach(
            Optional.of(since),
            (key, change) -> {
              if (change != null && !nanos(change.getChangedAtNanos()).isBefore(since)) {
                changed.add(key);
              }
            });
    return changed;
  }

  private static Instant nanos(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  private void report(Collection<HostRecord> hosts, Outputs outputs) {
    outputs.begin(
        new Run(
            Version.text(),
            Platform.triple(),
            CommandText.of(spec),
            Instant.now(),
            ZoneId.systemDefault(),
            Set.of()));
    hosts.forEach(outputs::host);
    outputs.end(new RunSummary(Instant.now(), hosts.size(), hosts.size()));
  }
}
