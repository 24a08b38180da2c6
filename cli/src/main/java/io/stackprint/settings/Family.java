package io.stackprint.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings that are handed on as they are, without the name of the family. {@code
 * kafka.sasl.mechanism} in a file, or {@code STACKPRINT_KAFKA_SASL_MECHANISM} in the environment,
 * is {@code sasl.mechanism} for Kafka's clients. Secrets may be among them, so there are no
 * options.
 */
public enum Family {
  /** For Kafka's clients and Kafka Streams; their names are in Kafka's documentation. */
  KAFKA,
  /** For the client of the schema registry; see {@code RegistryConfig}. */
  SCHEMA_REGISTRY;

  /** The family of this name in a file; empty if it is of none. */
  static Optional<Family> ofKey(String key) {
    return Arrays.stream(values())
        .filter(family -> key.startsWith(family.prefix()) && !key.equals(family.prefix()))
        .findFirst();
  }

  /** What its names start with in a file, such as {@code kafka.}. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.') + ".";
  }

  /** What its names start with in the environment, such as {@code STACKPRINT_KAFKA_}. */
  public String variablePrefix() {
    return Setting.VARIABLE_PREFIX + name() + "_";
  }
}
