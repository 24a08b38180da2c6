package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.cluster.RemoteCluster;
import io.stackprint.cluster.TopicPrefix;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which cluster a command works on: one that the settings name, or the embedded one of this user.
 */
final class ClusterOptions {
  @Mixin SettingOptions settings = new SettingOptions(System.getenv());

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Where the embedded broker keeps its data, when no cluster is named.",
        "Default: $XDG_DATA_HOME/stackprint or ~/.local/share/stackprint"
      })
  @Nullable Path dataDir;

  /**
   * The cluster; the caller closes it. Its topics are there if it is the embedded one; on another,
   * who writes asks for them.
   *
   * @throws io.stackprint.settings.SettingException if a setting is wrong or missing
   * @throws io.stackprint.cluster.ClusterException if it cannot be reached
   */
  Cluster open() {
    Settings given = settings.settings();
    return isRemote(given)
        ? RemoteCluster.connect(given, () -> DataDirectory.at(stateDirectory(given)))
        : EmbeddedCluster.start(
            DataDirectory.at(dataDirectory()), TopicPrefix.of(given), TopicLayout.ONE_MACHINE);
  }

  /** Whether they name a cluster that others run. */
  boolean nameAnother() {
    return isRemote(settings.settings());
  }

  // --data-dir stands on the command line, so it counts before what the environment says.
  private boolean isRemote(Settings given) {
    settings.requireNotWith("--data-dir", dataDir);
    return dataDir == null && given.text(Setting.BOOTSTRAP_SERVER).isPresent();
  }

  private Path dataDirectory() {
    return Optional.ofNullable(dataDir).orElseGet(ClusterOptions::ofUser);
  }

  private static Path stateDirectory(Settings given) {
    return given.text(Setting.STATE_DIR).map(Path::of).orElseGet(() -> ofUser().resolve("state"));
  }

  /** Where this user's data are. */
  static Path ofUser() {
    String dataHome = System.getenv("XDG_DATA_HOME");
    return dataHome == null || dataHome.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "stackprint")
        : Path.of(dataHome, "stackprint");
  }
}
