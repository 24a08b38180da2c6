package io.stackprint.pipeline;

import io.stackprint.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the records of a topic that are committed after it was made. */
public final class TopicTail<K, V> implements AutoCloseable {
  private final KafkaConsumer<K, V> consumer;

  /**
   * A tail from the topic's end as of now.
   *
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public TopicTail(Topic<K, V> topic, Map<String, ?> clients) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), topic.value().deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // fixes the end as of now
  }

  /** Gives what has come to a consumer, and says how many that were; waits so long for some. */
  public int poll(Consumer<ConsumerRecord<K, V>> records, Duration wait) {
    int count = 0;
    for (ConsumerRecord<K, V> record : consumer.poll(wait)) {
      records.accept(record);
      count++;
    }
    return count;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
