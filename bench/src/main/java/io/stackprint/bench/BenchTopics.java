package io.stackprint.bench;

import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.TopicLayout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Topics beside those of the catalogue, for rivals. */
final class BenchTopics {
  private BenchTopics() {}

  /** Makes a topic that keeps its records whatever their time. */
  static void create(EmbeddedCluster cluster, String name)
      throws InterruptedException, ExecutionException {
    TopicLayout layout = TopicLayout.ONE_MACHINE;
    var topic = new NewTopic(name, layout.partitions(), layout.replicationFactor());
    topic.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }
}
