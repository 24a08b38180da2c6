package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.record.HostRecord;
import java.io.PrintStream;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackprint explain ADDRESS}: why a host is taken for what it is taken for. */
@Command(
    name = "explain",
    header = "Say test by test why a host is taken for what it is taken for.",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the host's record and the database generation that gave its verdict, and shows for the",
      "best match (A) and the nearest one of another OS (B) what was observed, what each expects,",
      "and the points won and lost, which add up to the accuracy; then what would tell the two apart.",
      "Where that generation is gone, the active one explains, and the output says so."
    },
    footer = {
      "",
      "Examples:",
      "  stackprint explain 192.0.2.7",
      "  stackprint explain --format json 192.0.2.7",
      "Fingerprints as text: stackprint match --explain FILE"
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "The host, in every scope that has it.")
  private String address = "";

  @Option(names = "--scope", paramLabel = "NAME", description = "Only in this scope.")
  private @Nullable String scope;

  @Mixin private ExplainOptions options = new ExplainOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    try (Cluster open = cluster.open()) {
      Collection<HostRecord> hosts = HostRecords.latest(open, (key, host) -> isWanted(host));
      if (hosts.isEmpty()) {
        throw new CommandFailure("nothing is known of " + address);
      }
      var explainer = new HostExplainer(DbTopic.read(open));
      PrintStream out = Terminal.of(spec).out();
      hosts.forEach(host -> options.print(explainer.explain(host), out));
    }
    return 0;
  }

  private boolean isWanted(HostRecord host) {
    return host.getAddress().equals(address) && (scope == null || host.getScope().equals(scope));
  }
}
