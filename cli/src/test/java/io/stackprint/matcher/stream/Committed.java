package io.stackprint.matcher.stream;

import io.stackprint.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** All that was committed on a topic since its first record, read as it comes. */
final class Committed<K, V> implements AutoCloseable {
  private final KafkaConsumer<K, V> consumer;
  private final List<V> values = new ArrayList<>();

  Committed(Topic<K, V> topic, Map<String, String> clients) {
    var settings = new HashMap<String, Object>(clients);
    settings.put("isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), topic.value().deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Waits a moment for more; what has come meanwhile. */
  List<V> next() {
    int before = values.size();
    consumer.poll(Duration.ofMillis(20)).forEach(record -> values.add(record.value()));
    return values.subList(before, values.size());
  }

  /** Waits a moment for more; all values that have come so far. */
  List<V> values() {
    next();
    return List.copyOf(values);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
