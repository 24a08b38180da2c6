package io.stackprint.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic as it stands: the committed records, from the first to what is the last one when
 * the reading begins.
 */
public final class TopicReader<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Topic<K, V> topic;
  private final Map<String, Object> settings;

  /**
   * Ready to read.
   *
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public TopicReader(Topic<K, V> topic, Map<String, ?> clients) {
    this.topic = topic;
    settings = new HashMap<>(clients);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
  }

  /**
   * Gives every record to a consumer, in the order of each partition; a tombstone has no value.
   * Nothing when there is no such topic. A record that cannot be read is passed over, with a
   * warning: the service that reads the topic has put it aside.
   */
  public void read(BiConsumer<K, V> use) {
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> found = consumer.partitionsFor(topic.name());
      List<TopicPartition> partitions =
          (found == null ? List.<PartitionInfo>of() : found)
              .stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readUpTo(consumer, consumer.endOffsets(partitions), use);
    }
  }

  private void readUpTo(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      BiConsumer<K, V> use) {
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> read(record, use));
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record, BiConsumer<K, V> use) {
    K key;
    V value;
    try {
      key = topic.key().deserializer().deserialize(topic.name(), record.key());
      value = topic.value().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException refusal) {
      LOG.warn(
          "{}-{}@{} is passed over: {}",
          topic.name(),
          record.partition(),
          record.offset(),
          refusal.getMessage());
      return;
    }
    use.accept(key, value);
  }

  /** The latest value of each key that has one. */
  public Map<K, V> latest() {
    var latest = new LinkedHashMap<K, V>();
    read(
        (key, value) -> {
          if (value == null) {
            latest.remove(key);
          } else {
            latest.put(key, value);
          }
        });
    return latest;
  }
}
