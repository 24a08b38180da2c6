package io.stackprint.embedded;

import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * All that one machine needs instead of a cluster: a broker and a schema registry on loopback, and
 * the topics of the catalogue. Its data survive in the data directory, unless that is thrown away.
 */
public final class EmbeddedCluster implements AutoCloseable {
  private final Deque<Runnable> stops = new ArrayDeque<>(); // what was started last stands first
  private final Map<String, String> clientProperties;
  private final Topics topics;

  private EmbeddedCluster(DataDirectory directory, String topicPrefix, TopicLayout layout) {
    stops.push(directory::close);
    try {
      var broker = EmbeddedBroker.start(directory.path().resolve("broker"));
      stops.push(broker::close);
      var registry = EmbeddedRegistry.start(directory.path().resolve("registry.json"), 0);
      stops.push(registry::close);
      clientProperties =
          Map.of(
              CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
              broker.bootstrapServers(),
              RegistryConfig.URL,
              registry.url().toString());
      topics = new Topics(topicPrefix, new RegistryClient(RegistryConfig.of(registry.url())));
      createTopics(layout);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a cluster; it is ready when this returns.
   *
   * @param directory where its data are; closed with the cluster, also if that does not start
   * @throws org.apache.kafka.common.KafkaException if the broker does not start, or has topics of
   *     another layout
   * @throws java.io.UncheckedIOException if the registry does not start
   */
  public static EmbeddedCluster start(
      DataDirectory directory, String topicPrefix, TopicLayout layout) {
    return new EmbeddedCluster(directory, topicPrefix, layout);
  }

  /** What every client needs: {@code bootstrap.servers} and {@code schema.registry.url}. */
  public Map<String, String> clientProperties() {
    return clientProperties;
  }

  /** The catalogue, on this cluster's registry. */
  public Topics topics() {
    return topics;
  }

  /** Stops both and lets go of the data directory; clients must be closed before. */
  @Override
  public void close() {
    if (!stops.isEmpty()) {
      try {
        stops.pop().run();
      } finally {
        close();
      }
    }
  }

  private void createTopics(TopicLayout layout) {
    try (Admin admin = Admin.create(Map.copyOf(clientProperties))) {
      topics.create(admin, layout);
    }
  }
}
