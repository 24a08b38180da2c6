package io.stackprint.cli;

import io.stackprint.settings.Setting;
import io.stackprint.settings.SettingException;
import io.stackprint.settings.Settings;
import io.stackprint.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How to reach a cluster that others run: the same for every command. Everything else that can be
 * set, and everything secret, stands in the file or in the environment.
 */
final class SettingOptions {
  private static final String FILE_VARIABLE = "STACKPRINT_CONFIG";

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = "A Kafka cluster to work on. Also $STACKPRINT_BOOTSTRAP_SERVER.")
  @Nullable String bootstrapServer;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "The schema registry of that cluster. Also $STACKPRINT_SCHEMA_REGISTRY.")
  @Nullable String schemaRegistry;

  @Option(
      names = "--topic-prefix",
      paramLabel = "TEXT",
      description =
          "Stands before the names of all topics on that cluster. Also $STACKPRINT_TOPIC_PREFIX.")
  @Nullable String topicPrefix;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Java properties: bootstrap.server, schema.registry, topic.prefix",
        "and others; kafka.* goes to Kafka's clients (TLS, SASL). Also",
        "$STACKPRINT_CONFIG. The command line counts before the",
        "environment, and that before the file."
      })
  @Nullable Path config;

  private final Map<String, String> environment;

  /** Options over the variables of an environment. */
  SettingOptions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * What is set, wherever it is.
   *
   * @throws CommandFailure if the file cannot be read
   * @throws SettingException if the file is not what we expect, or a secret is on the command line
   */
  Settings settings() {
    return settings(Map.of());
  }

  /**
   * What is set, wherever it is.
   *
   * @param more what other options say
   */
  Settings settings(Map<Setting, String> more) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    given.putAll(more);
    put(given, Setting.BOOTSTRAP_SERVER, bootstrapServer);
    put(given, Setting.SCHEMA_REGISTRY, withoutPassword(schemaRegistry));
    put(given, Setting.TOPIC_PREFIX, topicPrefix);
    return new Settings(given, environment, file().map(SettingOptions::read));
  }

  /**
   * Refuses an option that names another cluster.
   *
   * @param value what is given with it, or null
   */
  void requireNotWith(String option, @Nullable Object value) {
    if (value != null && bootstrapServer != null) {
      throw new SettingException(option + " and --bootstrap-server name two clusters: give one");
    }
  }

  static void put(Map<Setting, String> given, Setting setting, @Nullable String text) {
    if (text != null) {
      given.put(setting, text);
    }
  }

  private static @Nullable String withoutPassword(@Nullable String url) {
    if (url != null && url.matches("[^/]*//[^/]*@.*")) {
      throw new SettingException(
          "--schema-registry: a password on the command line can be read by everyone on this"
              + " machine: give the address with it in $STACKPRINT_SCHEMA_REGISTRY or in the file"
              + " of --config");
    }
    return url;
  }

  private Optional<Path> file() {
    return Optional.ofNullable(config)
        .or(
            () ->
                Optional.ofNullable(environment.get(FILE_VARIABLE))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of));
  }

  private static SettingsFile read(Path file) {
    try {
      return SettingsFile.read(file);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + Reasons.of(e), e);
    }
  }
}
