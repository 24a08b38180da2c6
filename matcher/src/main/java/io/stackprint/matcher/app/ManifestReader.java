package io.stackprint.matcher.app;

import io.stackprint.record.DatabaseManifest;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Reads the active manifest from the {@code os-db} topic. */
final class ManifestReader {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Topic<DatabaseKey, DatabaseRecord> topic;
  private final Map<String, Object> settings;

  ManifestReader(Topic<DatabaseKey, DatabaseRecord> topic, Map<String, ?> clients) {
    this.topic = topic;
    settings = new HashMap<>(clients);
    settings.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
  }

  /** The latest manifest, empty when there is none. */
  Optional<DatabaseManifest> read() {
    try (var consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), topic.value().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readUpTo(consumer, consumer.endOffsets(partitions));
    }
  }

  private static Optional<DatabaseManifest> readUpTo(
      KafkaConsumer<DatabaseKey, DatabaseRecord> consumer, Map<TopicPartition, Long> ends) {
    Optional<DatabaseManifest> latest = Optional.empty();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<DatabaseKey, DatabaseRecord> record : consumer.poll(POLL)) {
        if (record.value() instanceof DatabaseRecord.Manifest manifest) {
          latest = Optional.of(manifest.record());
        }
      }
    }
    return latest;
  }
}
