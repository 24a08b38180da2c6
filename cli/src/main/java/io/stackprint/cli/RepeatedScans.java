package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.cluster.TopicScan;
import io.stackprint.record.ScanSchedule;
import io.stackprint.topics.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The requests of a scope that its probers repeat. */
final class RepeatedScans {
  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--scope",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The scope of the probers. Default: ${DEFAULT-VALUE}")
  private String scope = "default";

  /** The scope of the probers. */
  String scope() {
    return scope;
  }

  /**
   * Opens the cluster for something to be done with it.
   *
   * @throws ParameterException if none is named: the embedded one has no prober
   */
  void with(Consumer<Cluster> action) {
    if (!cluster.nameAnother()) {
      throw new ParameterException(
          command.commandLine(), "name the cluster of the probers with --bootstrap-server");
    }
    try (Cluster open = cluster.open()) {
      action.accept(open);
    }
  }

  /** Those that are repeated now: by key and id, in the order of their networks' names. */
  SortedMap<String, ScanSchedule> in(Cluster open) {
    SortedMap<String, ScanSchedule> known = new TreeMap<>();
    Topic<String, ScanSchedule> topic = open.topics().scanSchedules(scope);
    new TopicScan<>(topic, open)
        .forEach(Optional.empty(), (place, schedule) -> put(known, place, schedule));
    return known;
  }

  private static void put(
      Map<String, ScanSchedule> known, String place, @Nullable ScanSchedule schedule) {
    if (schedule == null || schedule.getEnded()) {
      known.remove(place);
    } else {
      known.put(place, schedule);
    }
  }
}
