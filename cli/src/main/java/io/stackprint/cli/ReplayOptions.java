package io.stackprint.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a capture is replayed. */
final class ReplayOptions {
  @Option(
      names = "--direct",
      description = "Compute without any broker: the same output, sooner; nothing goes to topics.")
  boolean direct;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Keep the embedded broker's data in DIR, each run under a topic prefix of its own.",
        "Default: a directory that is thrown away."
      })
  @Nullable Path dataDir;

  @Option(
      names = "--scope",
      paramLabel = "NAME",
      defaultValue = "default",
      description =
          "Name of the monitored network, part of each host's key. Default: ${DEFAULT-VALUE}")
  String scope = "default";

  @Option(
      names = "--capture-hops",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Routers between the scanner and the place of the capture. Default: ${DEFAULT-VALUE}")
  int captureHops;

  @Option(
      names = "--osscan-limit",
      description = "Leave out hosts without both an open and a closed TCP port.")
  boolean osscanLimit;

  Optional<Path> dataDir() {
    return Optional.ofNullable(dataDir);
  }
}
