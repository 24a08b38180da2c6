package io.stackprint.cli;

import io.stackprint.embedded.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command works on: the embedded one of this user. */
final class ClusterOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Where the embedded broker keeps its data.",
        "Default: $XDG_DATA_HOME/stackprint or ~/.local/share/stackprint"
      })
  @Nullable Path dataDir;

  /** Starts the embedded cluster on this user's data. */
  EmbeddedCluster start() {
    Path directory = Optional.ofNullable(dataDir).orElseGet(ClusterOptions::ofUser);
    return EmbeddedCluster.start(DataDirectory.at(directory), "", TopicLayout.ONE_MACHINE);
  }

  private static Path ofUser() {
    String dataHome = System.getenv("XDG_DATA_HOME");
    return dataHome == null || dataHome.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "stackprint")
        : Path.of(dataHome, "stackprint");
  }
}
