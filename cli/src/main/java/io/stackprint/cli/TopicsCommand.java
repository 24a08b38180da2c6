package io.stackprint.cli;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.cluster.RemoteCluster;
import io.stackprint.report.Printable;
import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import io.stackprint.topics.TopicState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackprint topics}: the topics of a cluster, as they are and as they should be. */
@Command(
    name = "topics",
    header = "Show the topics of a cluster, as they are and as they should be.",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the topics of a cluster with what Stackprint needs, and says what it would create.",
      "Exit status 1 when one differs in a way that would lose or mix up records; a longer"
          + " retention is as good."
    },
    footer = {
      "",
      "Example:",
      "  stackprint topics --bootstrap-server kafka:9092 --schema-registry http://registry:8081"
    })
final class TopicsCommand implements Callable<Integer> {
  private static final String ROW = "%-36s %-10s %-6s %-12s %s%n";

  @Mixin private SettingOptions options = new SettingOptions(System.getenv());

  @Option(names = "--create", description = "Create those that do not exist.")
  private boolean create;

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    Settings settings = options.settings();
    settings.required(Setting.BOOTSTRAP_SERVER, "topics are on a cluster");
    try (RemoteCluster cluster = RemoteCluster.connect(settings, DataDirectory::throwAway)) {
      if (create) {
        cluster.provideTopics();
      }
      List<TopicState> states = cluster.topicStates();
      print(states, terminal);
      return states.stream().allMatch(state -> state.differences().isEmpty()) ? 0 : 1;
    }
  }

  private static void print(List<TopicState> states, Terminal terminal) {
    terminal.out().printf(ROW, "TOPIC", "PARTITIONS", "COPIES", "STATE", "CONFIGURATION");
    for (TopicState state : states) {
      terminal
          .out()
          .printf(
              ROW,
              state.name(),
              state.found().orElse(state.partitions()),
              state.exists() ? "" : state.replicationFactor(),
              word(state),
              state.differences().isEmpty()
                  ? configuration(state.config())
                  : Printable.line(String.join("; ", state.differences())));
    }
  }

  private static String word(TopicState state) {
    if (!state.exists()) {
      return "to create";
    }
    return state.differences().isEmpty() ? "good" : "differs";
  }

  private static String configuration(Map<String, String> config) {
    return new TreeMap<>(config)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
  }
}
