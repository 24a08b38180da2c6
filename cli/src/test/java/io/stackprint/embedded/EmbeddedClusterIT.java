package io.stackprint.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.record.HostChange;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.RandomRecords;
import io.stackprint.topics.Topic;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterIT {
  private static final TopicLayout LAYOUT = new TopicLayout(2, (short) 1, true);
  private static final HostKey HOST = new HostKey("lab", "192.0.2.1");

  @TempDir Path directory;

  @Test
  void recordsSurviveARestart() throws Exception {
    List<HostChange> sent = changes(3);
    try (var cluster = timedStart("first start")) {
      try (var producer = producer(cluster, Map.of())) {
        for (HostChange change : sent) {
          producer.send(record(cluster, change)).get();
        }
      }
    }

    try (var cluster = timedStart("restart")) {
      assertThat(received(cluster, sent.size())).isEqualTo(sent);
    }
  }

  @Test
  void readsOnlyWhatWasCommitted() throws Exception {
    List<HostChange> changes = changes(3);
    try (var cluster = start();
        var producer = producer(cluster, Map.of("transactional.id", "t"))) {
      producer.initTransactions();
      transaction(cluster, producer, changes.get(0)).commitTransaction();
      transaction(cluster, producer, changes.get(1)).abortTransaction();
      transaction(cluster, producer, changes.get(2)).commitTransaction();

      assertThat(received(cluster, 2)).containsExactly(changes.get(0), changes.get(2));
    }
  }

  @Test
  void takesThePacketsOwnTimeWhateverItIs() throws Exception {
    long longAgo = Instant.parse("1999-01-01T00:00:00Z").toEpochMilli();
    long farAhead = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();
    HostChange change = changes(1).get(0);
    try (var cluster = start();
        var producer = producer(cluster, Map.of())) {
      String topic = cluster.topics().hostChanges().name();

      producer.send(new ProducerRecord<>(topic, null, longAgo, HOST, change)).get();
      producer.send(new ProducerRecord<>(topic, null, farAhead, HOST, change)).get();

      assertThat(poll(cluster, 2))
          .extracting(ConsumerRecord::timestamp)
          .containsExactly(longAgo, farAhead);
    }
  }

  @Test
  void createsTheCatalogueAsItSays() throws Exception {
    try (var cluster = start();
        var admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
      List<String> names = cluster.topics().all().stream().<String>map(Topic::name).toList();

      assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(names);
      assertThat(admin.describeTopics(names).allTopicNames().get().values())
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(2));
      assertThat(config(admin, cluster.topics().hosts(), "cleanup.policy")).isEqualTo("compact");
      assertThat(config(admin, cluster.topics().hostChanges(), "retention.ms"))
          .isEqualTo(Long.toString(Duration.ofDays(90).toMillis()));
    }
  }

  @Test
  void refusesTopicsOfAnotherLayout() {
    start().close();

    var three = new TopicLayout(3, (short) 1, true);
    assertThatThrownBy(() -> EmbeddedCluster.start(DataDirectory.at(directory), "", three))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("host-changes: partitions is 2, should be 3; ");
    DataDirectory.at(directory).close(); // it was let go
  }

  @Test
  void aThrowAwayClusterLeavesNothing() {
    var thrownAway = DataDirectory.throwAway();
    try (var cluster = EmbeddedCluster.start(thrownAway, "", LAYOUT)) {
      assertThat(thrownAway.path()).isNotEmptyDirectory();
      assertThat(cluster.clientProperties().get("bootstrap.servers")).startsWith("127.0.0.1:");
    }

    assertThat(thrownAway.path()).doesNotExist();
  }

  private EmbeddedCluster timedStart(String what) {
    long started = System.nanoTime();
    var cluster = start();
    System.out.printf(
        "embedded cluster: %s in %d ms%n", what, (System.nanoTime() - started) / 1_000_000);
    return cluster;
  }

  private EmbeddedCluster start() {
    return EmbeddedCluster.start(DataDirectory.at(directory), "", LAYOUT);
  }

  private static List<HostChange> changes(int count) {
    var random = new RandomRecords(count);
    return IntStream.range(0, count)
        .mapToObj(i -> (HostChange) random.of(HostChange.getClassSchema()))
        .toList();
  }

  private static KafkaProducer<HostKey, HostChange> producer(
      EmbeddedCluster cluster, Map<String, String> more) {
    var topic = cluster.topics().hostChanges();
    var properties = new HashMap<String, Object>(cluster.clientProperties());
    properties.putAll(more);
    return new KafkaProducer<>(properties, topic.key().serializer(), topic.value().serializer());
  }

  private static ProducerRecord<HostKey, HostChange> record(
      EmbeddedCluster cluster, HostChange change) {
    return new ProducerRecord<>(cluster.topics().hostChanges().name(), HOST, change);
  }

  private static KafkaProducer<HostKey, HostChange> transaction(
      EmbeddedCluster cluster, KafkaProducer<HostKey, HostChange> producer, HostChange change)
      throws Exception {
    producer.beginTransaction();
    producer.send(record(cluster, change)).get();
    return producer;
  }

  private static List<HostChange> received(EmbeddedCluster cluster, int count) {
    return poll(cluster, count).stream().map(ConsumerRecord::value).toList();
  }

  /** What is committed on host-changes: reads to the end, which must come after so many. */
  private static List<ConsumerRecord<HostKey, HostChange>> poll(
      EmbeddedCluster cluster, int count) {
    var topic = cluster.topics().hostChanges();
    var properties = new HashMap<String, Object>(cluster.clientProperties());
    properties.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(properties, topic.key().deserializer(), topic.value().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<HostKey, HostChange>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end(ends, p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      assertThat(records).hasSize(count);
      return records;
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  private static String config(Admin admin, Topic<?, ?> topic, String name) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    var config = admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();
    return config.get(name).value();
  }
}
