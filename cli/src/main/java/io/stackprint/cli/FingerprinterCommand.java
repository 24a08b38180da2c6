package io.stackprint.cli;

import io.stackprint.fingerprinter.app.FingerprinterService;
import io.stackprint.service.RunningService;
import io.stackprint.topics.Service;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stackprint fingerprinter}: one instance of the fingerprinter, until it is stopped. */
@Command(
    name = "fingerprinter",
    header = "Run the service that turns replies into fingerprints.",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the topic probe-replies of a cluster and writes the topic fingerprints, until it is told"
          + " to stop (SIGTERM, ^C).",
      "Several instances share the work; each needs a --state-dir of its own."
    },
    footer = {
      "",
      "Example:",
      "  stackprint fingerprinter --bootstrap-server kafka:9092 --schema-registry http://registry:8081"
    })
final class FingerprinterCommand implements Callable<Integer> {
  @Mixin private ServiceOptions options = new ServiceOptions();

  @Override
  public Integer call() {
    try (var frame = ServiceFrame.open(Service.FINGERPRINTER, options.settings())) {
      RunningService service =
          FingerprinterService.service(
              frame.topics(),
              frame.streamsProperties(),
              frame.stateDirectory(),
              frame.rules(),
              frame.metrics());
      return frame.run(service);
    }
  }
}
