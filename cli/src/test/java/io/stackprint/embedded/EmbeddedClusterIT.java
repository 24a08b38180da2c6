package io.stackprint.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.cluster.TopicScan;
import io.stackprint.record.HostChange;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.RandomRecords;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of an embedded cluster alone; the rest is {@code GuaranteesIT}. */
class EmbeddedClusterIT {
  private static final TopicLayout LAYOUT = new TopicLayout(2, (short) 1, true);
  private static final HostKey HOST = new HostKey("lab", "192.0.2.1");

  @TempDir Path directory;

  @Test
  void recordsSurviveARestart() throws Exception {
    List<HostChange> sent = changes(3);
    try (var cluster = timedStart("first start")) {
      send(cluster, sent);
    }

    try (var cluster = timedStart("restart")) {
      assertThat(received(cluster)).isEqualTo(sent);
    }
  }

  @Test
  void dataOfAnotherLayoutAreLetGo() {
    start().close();

    var three = new TopicLayout(3, (short) 1, true);
    assertThatThrownBy(() -> EmbeddedCluster.start(DataDirectory.at(directory), "", three))
        .isInstanceOf(InvalidConfigurationException.class);
    DataDirectory.at(directory).close();
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

  private static void send(EmbeddedCluster cluster, List<HostChange> changes) throws Exception {
    var topic = cluster.topics().hostChanges();
    var settings = new HashMap<String, Object>(cluster.clientProperties());
    try (var producer =
        new KafkaProducer<>(settings, topic.key().serializer(), topic.value().serializer())) {
      for (HostChange change : changes) {
        producer.send(new ProducerRecord<>(topic.name(), HOST, change)).get();
      }
    }
  }

  private static List<HostChange> received(EmbeddedCluster cluster) {
    var changes = new ArrayList<HostChange>();
    new TopicScan<>(cluster.topics().hostChanges(), cluster)
        .forEach(Optional.empty(), (host, change) -> changes.add(change));
    return changes;
  }
}
