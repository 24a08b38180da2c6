package io.stackprint.embedded;

import io.stackprint.cluster.Cluster;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * All that one machine needs instead of a cluster: a broker and a schema registry on loopback, and
 * the topics of the catalogue. Its data survive in the data directory, unless that is thrown away.
 */
public final class EmbeddedCluster implements Cluster {
  private final Deque<Runnable> stops = new ArrayDeque<>(); // what was started last stands first
  private final Path directory;
  private final TopicLayout layout;
  private final Map<String, String> clientProperties;
  private final URI registryUrl;
  private final Topics topics;

  private EmbeddedCluster(DataDirectory directory, String topicPrefix, TopicLayout layout) {
    this.directory = directory.path();
    this.layout = layout;
    stops.push(directory::close);
    try {
      var broker = EmbeddedBroker.start(directory.path().resolve("broker"));
      stops.push(broker::close);
      var registry = EmbeddedRegistry.start(directory.path().resolve("registry.json"), 0);
      stops.push(registry::close);
      clientProperties =
          Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
      registryUrl = registry.url();
      topics = new Topics(topicPrefix, new RegistryClient(RegistryConfig.of(registryUrl)));
      provideTopics();
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

  @Override
  public Map<String, String> clientProperties() {
    return clientProperties;
  }

  /** Where its registry listens, for others than the catalogue. */
  public URI registryUrl() {
    return registryUrl;
  }

  @Override
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

  @Override
  public Path stateDirectory() {
    return directory.resolve("streams");
  }

  /** They are there when the cluster has started. */
  @Override
  public void provideTopics() {
    try (Admin admin = Admin.create(Map.copyOf(clientProperties))) {
      topics.create(admin, layout);
    }
  }
}
