package io.stackprint.service;

import io.stackprint.topics.Kept;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of our Streams services, the same for each: exactly once, names of our own, and dead
 * letters for records that cannot be read or processed.
 */
public final class StreamsSettings {
  // How long the others wait for one that died; Kafka's own is 45 s.
  private static final String SESSION_TIMEOUT_MILLIS = "15000";

  // A commit writes all that changed, the half of a round that is here so far, too: the fewer, the
  // less is written twice. Results are up to that much later.
  private static final String COMMIT_INTERVAL_MILLIS = "1000";

  // For the evidence of some 10,000 open rounds.
  private static final String CACHE_OCTETS = "100000000";

  // Off in Kafka 4, always on in Kafka 5, which is why the constant for it is deprecated.
  private static final String HANDLES_GLOBAL_RECORDS =
      "processing.exception.handler.global.enabled";

  // Kafka makes the handlers of faults itself, and hands them nothing but the configuration.
  private static final String METRICS = "stackprint.metrics";

  private StreamsSettings() {}

  /** The configuration of one service, whose numbers nobody reads. */
  public static StreamsConfig of(
      Service service, Topics topics, Map<String, ?> clients, Path stateDirectory) {
    return of(service, topics, clients, stateDirectory, Metrics.unread());
  }

  /**
   * The configuration of one service.
   *
   * @param service which service; with the prefix of the topics it names the consumer group
   * @param topics names and serdes
   * @param clients how to reach the cluster: {@code bootstrap.servers}, and any other property of
   *     Kafka's clients or of Streams, which then wins over ours
   * @param stateDirectory where the stores are kept
   * @param metrics where dead letters are counted
   */
  public static StreamsConfig of(
      Service service,
      Topics topics,
      Map<String, ?> clients,
      Path stateDirectory,
      Metrics metrics) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.prefix() + "stackprint-" + service);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, CountedRefusals.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, CountedFaults.class);
    settings.put(HANDLES_GLOBAL_RECORDS, true);
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        topics.deadLetters(service).name());
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Kept.WithReason.LARGEST_OCTETS);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(METRICS, metrics);
    settings.putAll(clients);
    return new StreamsConfig(settings);
  }

  /**
   * What an instance among several needs besides: a copy of each store on another instance, a
   * thread for each processor, and others that take over soon when it dies.
   *
   * @param copies copies of each record on the topics that Streams makes
   * @param instance name of this instance, by which it gets its place in the group back within the
   *     session timeout when it is restarted; empty for one that leaves when it is closed
   */
  public static Map<String, String> ofInstance(short copies, Optional<String> instance) {
    Map<String, String> settings = new HashMap<>();
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(copies));
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "1");
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_OCTETS);
    settings.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        Integer.toString(Runtime.getRuntime().availableProcessors()));
    if (instance.isPresent()) {
      settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance.get());
    } else {
      settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
    }
    return settings;
  }

  /** The metrics of the service whose configuration this is; for what Kafka makes itself. */
  public static Metrics metricsIn(Map<String, ?> configs) {
    return configs.get(METRICS) instanceof Metrics metrics ? metrics : Metrics.unread();
  }
}
