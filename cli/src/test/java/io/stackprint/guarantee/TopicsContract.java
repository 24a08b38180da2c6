package io.stackprint.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.cli.Run;
import io.stackprint.record.HostChange;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.RandomRecords;
import io.stackprint.topics.Topic;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.io.IOException;
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
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are as the catalogue says, or refused, and what is committed on them. */
abstract class TopicsContract {
  private static final TopicLayout TWO_PARTITIONS = new TopicLayout(2, (short) 1, true);
  private static final HostKey HOST = new HostKey("lab", "192.0.2.1");

  private final Site site;
  private final String prefix;
  private final Topics topics;

  TopicsContract(Site site, TestInfo test) {
    this.site = site;
    prefix = test.getTestMethod().orElseThrow().getName() + "-";
    topics = site.provideTopics(prefix, TWO_PARTITIONS);
  }

  @Test
  void areCreatedAsTheCatalogueSays() throws Exception {
    try (var admin = Admin.create(Map.copyOf(site.clientProperties()))) {
      List<String> names = topics.all().stream().<String>map(Topic::name).toList();

      assertThat(admin.listTopics().names().get()).containsAll(names);
      assertThat(admin.describeTopics(names).allTopicNames().get().values())
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(2));
      assertThat(config(admin, topics.hosts(), "cleanup.policy")).isEqualTo("compact");
      assertThat(config(admin, topics.hostChanges(), "retention.ms"))
          .isEqualTo(Long.toString(Duration.ofDays(90).toMillis()));
    }
  }

  @Test
  void thoseOfAnotherLayoutAreRefused() {
    assertThatThrownBy(() -> site.provideTopics(prefix, new TopicLayout(3, (short) 1, true)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("host-changes: partitions is 2, should be 3; ");
  }

  @Test
  void serviceDoesNotStartOnThoseOfAnotherLayout(@TempDir Path dir) throws IOException {
    Path config = site.config(dir, "topic.prefix=" + prefix, "topic.partitions=5", "http.port=0");
    Run run = Run.of("fingerprinter", "--config", config.toString(), "--state-dir", dir.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("probe-replies: partitions is 2, should be 5; ");
  }

  @Test
  void onlyWhatWasCommittedIsRead() throws Exception {
    List<HostChange> changes = changes(3);
    try (var producer = producer(Map.of("transactional.id", prefix))) {
      producer.initTransactions();
      transaction(producer, changes.get(0)).commitTransaction();
      transaction(producer, changes.get(1)).abortTransaction();
      transaction(producer, changes.get(2)).commitTransaction();
    }

    assertThat(received(2))
        .extracting(ConsumerRecord::value)
        .containsExactly(changes.get(0), changes.get(2));
  }

  @Test
  void takeThePacketsOwnTimeWhateverItIs() throws Exception {
    long longAgo = Instant.parse("1999-01-01T00:00:00Z").toEpochMilli();
    long farAhead = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();
    HostChange change = changes(1).get(0);
    String topic = topics.hostChanges().name();
    try (var producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, null, longAgo, HOST, change)).get();
      producer.send(new ProducerRecord<>(topic, null, farAhead, HOST, change)).get();
    }

    assertThat(received(2))
        .extracting(ConsumerRecord::timestamp)
        .containsExactly(longAgo, farAhead);
  }

  private static List<HostChange> changes(int count) {
    var random = new RandomRecords(count);
    return IntStream.range(0, count)
        .mapToObj(i -> (HostChange) random.of(HostChange.getClassSchema()))
        .toList();
  }

  private KafkaProducer<HostKey, HostChange> producer(Map<String, String> more) {
    var topic = topics.hostChanges();
    var properties = new HashMap<String, Object>(site.clientProperties());
    properties.putAll(more);
    return new KafkaProducer<>(properties, topic.key().serializer(), topic.value().serializer());
  }

  private KafkaProducer<HostKey, HostChange> transaction(
      KafkaProducer<HostKey, HostChange> producer, HostChange change) throws Exception {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topics.hostChanges().name(), HOST, change)).get();
    return producer;
  }

  /** What is committed on host-changes: reads to the end, which must come after so many. */
  private List<ConsumerRecord<HostKey, HostChange>> received(int count) {
    var topic = topics.hostChanges();
    var properties = new HashMap<String, Object>(site.clientProperties());
    properties.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(properties, topic.key().deserializer(), topic.value().deserializer())) {
      List<TopicPartition> partitions =
          List.of(new TopicPartition(topic.name(), 0), new TopicPartition(topic.name(), 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<HostKey, HostChange>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      assertThat(records).hasSize(count);
      return records;
    }
  }

  private static String config(Admin admin, Topic<?, ?> topic, String name) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    var config = admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();
    return config.get(name).value();
  }
}
