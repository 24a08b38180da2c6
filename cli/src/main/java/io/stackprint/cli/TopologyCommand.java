package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.service.Metrics;
import io.stackprint.service.RunningService;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that runs one instance of a service that is one topology, until it is stopped. */
abstract class TopologyCommand implements Callable<Integer> {
  @Mixin private ServiceOptions options = new ServiceOptions();

  private final Service service;
  private final Maker maker;

  /** Makes the service from what its frame has. */
  interface Maker {
    RunningService make(
        Topics topics,
        Map<String, String> clients,
        Path stateDirectory,
        Rules rules,
        Metrics metrics);
  }

  TopologyCommand(Service service, Maker maker) {
    this.service = service;
    this.maker = maker;
  }

  @Override
  public final Integer call() {
    try (var frame = ServiceFrame.open(service, options.settings())) {
      return frame.run(
          maker.make(
              frame.topics(),
              frame.streamsProperties(),
              frame.stateDirectory(),
              frame.rules(),
              frame.metrics()));
    }
  }
}
