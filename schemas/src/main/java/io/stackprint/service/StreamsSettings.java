package io.stackprint.service;

import io.stackprint.topics.Kept;
import io.stackprint.topics.RefusedRecordHandler;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/**
 * The settings of our Streams services, the same for each: exactly once, names of our own, and dead
 * letters for records that cannot be read or processed.
 */
public final class StreamsSettings {
  private StreamsSettings() {}

  /**
   * The configuration of one service.
   *
   * @param service which service; with the prefix of the topics it names the consumer group
   * @param topics names and serdes
   * @param clients how to reach the cluster: {@code bootstrap.servers}, and any other property of
   *     Kafka's clients or of Streams, which then wins over ours
   * @param stateDirectory where the stores are kept
   */
  public static StreamsConfig of(
      Service service, Topics topics, Map<String, ?> clients, Path stateDirectory) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.prefix() + "stackprint-" + service);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecordHandler.class);
    settings.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class);
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        topics.deadLetters(service).name());
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Kept.WithReason.LARGEST_OCTETS);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.putAll(clients);
    return new StreamsConfig(settings);
  }
}
