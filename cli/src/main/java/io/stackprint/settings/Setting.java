package io.stackprint.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set. {@code TOPIC_PREFIX} is {@code --topic-prefix} on the command line
 * (where there is such an option), {@code STACKPRINT_TOPIC_PREFIX} in the environment and {@code
 * topic.prefix} in a file.
 */
public enum Setting {
  /** Kafka brokers to ask for the cluster, {@code host:port}, comma separated. */
  BOOTSTRAP_SERVER,
  /** Base address of the schema registry; several are comma separated. */
  SCHEMA_REGISTRY,
  /** What stands before the name of every topic and consumer group. */
  TOPIC_PREFIX,
  /** Partitions of each topic, when topics are made. */
  TOPIC_PARTITIONS,
  /** Copies of each record, when topics are made. */
  TOPIC_REPLICATION_FACTOR,
  /** Directory of the stores of a service. */
  STATE_DIR,
  /** Address that a service listens on for health and metrics. */
  HTTP_ADDRESS,
  /** TCP port for them; 0 is any that is free. */
  HTTP_PORT,
  /** Name of one instance of a service, by which it keeps its place in the group. */
  INSTANCE_ID,
  /** How a service logs, text or json. */
  LOG_FORMAT,
  /** Name of the network that a prober probes. */
  SCOPE,
  /** File of the networks that a prober may probe at all. */
  SCOPE_FILE,
  /** File of addresses that a prober must never probe. */
  EXCLUDEFILE,
  /** OS database by which a prober knows that a host needs no further round. */
  OS_DB,
  /** Whose rules count where Nmap's releases differ, 7.93 or 7.99. */
  NMAP_PROFILE;

  static final String VARIABLE_PREFIX = "STACKPRINT_";

  /** The setting with this name in a file. */
  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** As it stands in a file, such as {@code topic.prefix}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** As it stands in the environment, such as {@code STACKPRINT_TOPIC_PREFIX}. */
  public String variable() {
    return VARIABLE_PREFIX + name();
  }

  /** As it stands on the command line, such as {@code --topic-prefix}. */
  public String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
