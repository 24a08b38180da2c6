package io.stackprint.pipeline;

import io.stackprint.record.HostRecord;
import io.stackprint.topics.HostKey;
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

/** Reads the host records that are committed after it was made. */
final class HostReader implements AutoCloseable {
  private final KafkaConsumer<HostKey, HostRecord> consumer;

  HostReader(Topic<HostKey, HostRecord> topic, Map<String, ?> clients) {
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
  int poll(Consumer<HostRecord> hosts, Duration wait) {
    int count = 0;
    for (ConsumerRecord<HostKey, HostRecord> record : consumer.poll(wait)) {
      hosts.accept(record.value());
      count++;
    }
    return count;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
