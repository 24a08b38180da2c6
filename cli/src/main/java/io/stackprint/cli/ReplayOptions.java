package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.cluster.RemoteCluster;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a capture is replayed, and on which cluster. */
final class ReplayOptions {
  @Mixin SettingOptions settings;

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

  /** Options over the variables of an environment; empty for the embedded cluster alone. */
  ReplayOptions(Map<String, String> environment) {
    settings = new SettingOptions(environment);
  }

  /**
   * A cluster with topics for one run alone.
   *
   * @param atMillis when the run starts, milliseconds since the Unix epoch
   */
  Cluster open(long atMillis) {
    settings.requireNotWith("--data-dir", dataDir);
    if (dataDir != null) {
      return embedded(DataDirectory.at(dataDir), prefixOfRun(atMillis));
    }
    Settings given = settings.settings();
    return given.text(Setting.BOOTSTRAP_SERVER).isPresent()
        ? RemoteCluster.connectForRun(given, prefixOfRun(atMillis))
        : embedded(DataDirectory.throwAway(), "");
  }

  private static Cluster embedded(DataDirectory directory, String prefix) {
    return EmbeddedCluster.start(directory, prefix, TopicLayout.ONE_MACHINE);
  }

  // Replays never mix with live state, nor with one another: the fingerprinter would know the
  // observations of a capture that was replayed before, and publish nothing.
  private static String prefixOfRun(long atMillis) {
    return "replay-" + atMillis + "-";
  }
}
