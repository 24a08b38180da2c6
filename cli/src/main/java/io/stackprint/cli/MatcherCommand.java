package io.stackprint.cli;

import io.stackprint.matcher.app.MatcherService;
import io.stackprint.topics.Service;
import picocli.CommandLine.Command;

/** {@code stackprint matcher}: one instance of the matcher, until it is stopped. */
@Command(
    name = "matcher",
    header = "Run the service that turns fingerprints into host records.",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the topics fingerprints and os-db of a cluster and writes the topic hosts, until it is"
          + " told to stop (SIGTERM, ^C).",
      "It waits for a database: stackprint db import FILE.",
      "Several instances share the work; each needs a --state-dir of its own."
    },
    footer = {
      "",
      "Example:",
      "  stackprint matcher --bootstrap-server kafka:9092 --schema-registry http://registry:8081"
    })
final class MatcherCommand extends TopologyCommand {
  MatcherCommand() {
    super(Service.MATCHER, MatcherService::service);
  }
}
