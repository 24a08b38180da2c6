package io.stackprint.cli;

import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How one service runs; all of it can also stand in the environment or the file. */
final class ServiceOptions {
  @Mixin private SettingOptions cluster = new SettingOptions(System.getenv());

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = {
        "Where its stores are kept; one instance alone may use it.",
        "Default: $XDG_DATA_HOME/stackprint/state/SERVICE or ~/.local/share/…"
      })
  @Nullable String stateDir;

  @Option(
      names = "--instance-id",
      paramLabel = "NAME",
      description = {
        "Name of this instance, by which it keeps its partitions while it is restarted.",
        "Default: none; the others take them over when it stops."
      })
  @Nullable String instanceId;

  @Option(
      names = "--http-address",
      paramLabel = "ADDRESS",
      description = "Where it answers /live, /ready and /metrics. Default: 127.0.0.1")
  @Nullable String httpAddress;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = {
        "The port for them, 0 for any that is free.",
        "Default: 9640 (prober), 9641 (fingerprinter), 9642 (matcher)"
      })
  @Nullable String httpPort;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description = "How it logs, on stderr. Default: text")
  @Nullable String logFormat;

  @Option(
      names = "--nmap-profile",
      paramLabel = "7.93|7.99",
      description = "Whose rules count where Nmap's releases differ. Default: 7.99")
  @Nullable String nmapProfile;

  /**
   * What is set, wherever it is.
   *
   * @throws io.stackprint.settings.SettingException if something is wrong with it
   */
  Settings settings() {
    return settings(Map.of());
  }

  /**
   * What is set, wherever it is.
   *
   * @param more what the options of the service itself say
   */
  Settings settings(Map<Setting, String> more) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    given.putAll(more);
    SettingOptions.put(given, Setting.STATE_DIR, stateDir);
    SettingOptions.put(given, Setting.INSTANCE_ID, instanceId);
    SettingOptions.put(given, Setting.HTTP_ADDRESS, httpAddress);
    SettingOptions.put(given, Setting.HTTP_PORT, httpPort);
    SettingOptions.put(given, Setting.LOG_FORMAT, logFormat);
    SettingOptions.put(given, Setting.NMAP_PROFILE, nmapProfile);
    return cluster.settings(given);
  }
}
