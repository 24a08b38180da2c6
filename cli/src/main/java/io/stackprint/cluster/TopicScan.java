package io.stackprint.cluster;

import io.stackprint.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** All that is committed on a topic now, once through, for whoever asks and goes away again. */
public final class TopicScan<K, V> {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Topic<K, V> topic;
  private final Map<String, Object> settings;

  /** A scan that is not begun yet. */
  public TopicScan(Topic<K, V> topic, Cluster cluster) {
    this.topic = topic;
    settings = new HashMap<>(cluster.clientProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
  }

  /**
   * Gives every record from the start of the topic, or from the first one of this time on, to a
   * consumer: key, and value, which is null for a tombstone. In order for each key.
   *
   * @throws ClusterException if there is no such topic, or it cannot be read
   */
  public void forEach(Optional<Instant> from, BiConsumer<K, V> records) {
    try (var consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), topic.value().deserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      from.ifPresent(time -> seek(consumer, partitions, time));
      readUpTo(consumer, consumer.endOffsets(partitions), records);
    } catch (KafkaException e) {
      throw new ClusterException(
          "cannot read the topic " + topic.name() + ": " + e.getMessage(), e);
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<K, V> consumer) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic.name(), PATIENCE);
    if (partitions == null || partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is none; see `stackprint topics`");
    }
    return partitions.stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static void seek(
      KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, Instant from) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = offsets.get(partition);
      if (first == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, first.offset());
      }
    }
  }

  private static <K, V> void readUpTo(
      KafkaConsumer<K, V> consumer, Map<TopicPartition, Long> ends, BiConsumer<K, V> records) {
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
        records.accept(record.key(), record.value());
      }
    }
  }
}
