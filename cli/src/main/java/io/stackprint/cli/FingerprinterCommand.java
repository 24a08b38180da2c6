package io.stackprint.cli;

import io.stackprint.fingerprinter.app.FingerprinterService;
import io.stackprint.topics.Service;
import picocli.CommandLine.Command;

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
final class FingerprinterCommand extends TopologyCommand {
  FingerprinterCommand() {
    super(Service.FINGERPRINTER, FingerprinterService::service);
  }
}
