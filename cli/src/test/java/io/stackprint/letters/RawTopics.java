package io.stackprint.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topics of a cluster as octets, which is how poison gets onto them. */
public final class RawTopics implements AutoCloseable {
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final Map<String, String> clients;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Of the cluster that these properties of Kafka's clients lead to. */
  public RawTopics(Map<String, String> clients) {
    this.clients = Map.copyOf(clients);
    producer =
        new KafkaProducer<>(
            Map.copyOf(clients), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes one record to partition 0 and waits until it is there. */
  public void send(Topic<?, ?> topic, long millis, byte @Nullable [] key, byte @Nullable [] value)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic.name(), 0, millis, key, value)).get();
  }

  /** Writes one record of ours to partition 0. */
  public <K, V> void send(Topic<K, V> topic, long millis, K key, V value)
      throws ExecutionException, InterruptedException {
    send(
        topic,
        millis,
        key.toString().getBytes(UTF_8),
        topic.value().serializer().serialize(topic.name(), value));
  }

  /** All that is committed on a topic, once it is this much. */
  public List<ConsumerRecord<byte[], byte[]>> await(Topic<?, ?> topic, int count)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(LONGEST_WAIT_SECONDS).toNanos();
    while (read(topic).size() < count && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    List<ConsumerRecord<byte[], byte[]>> found = read(topic);
    assertThat(found).hasSize(count);
    return found;
  }

  /** All that is committed on a topic. */
  public List<ConsumerRecord<byte[], byte[]>> read(Topic<?, ?> topic) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
