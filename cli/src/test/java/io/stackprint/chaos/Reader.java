package io.stackprint.chaos;

import io.stackprint.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads all that is committed on a topic, from its beginning on. */
final class Reader<K, V> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<K, V> consumer;

  Reader(Topic<K, V> topic, Map<String, String> clients) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), topic.value().deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Gives what has come to a consumer, and says how many that were. */
  int poll(Consumer<V> values) {
    var records = consumer.poll(POLL);
    records.forEach(record -> values.accept(record.value()));
    return records.count();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
