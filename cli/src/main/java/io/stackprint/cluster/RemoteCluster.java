package io.stackprint.cluster;

import io.stackprint.access.AccessCheck;
import io.stackprint.access.Need;
import io.stackprint.service.StreamsSettings;
import io.stackprint.settings.Family;
import io.stackprint.settings.Setting;
import io.stackprint.settings.SettingException;
import io.stackprint.settings.Settings;
import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.TopicState;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A cluster that others run, reached as the settings say. */
public final class RemoteCluster implements Cluster {
  private static final int PARTITIONS = 6;
  private static final int COPIES = 3;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Map<String, String> clientProperties;
  private final Topics topics;
  private final TopicLayout layout;
  private final Supplier<DataDirectory> stateDirectory;
  private @Nullable DataDirectory state;

  private RemoteCluster(
      Settings settings,
      String run,
      boolean live,
      Function<Topics, List<Need>> needs,
      Supplier<DataDirectory> stateDirectory) {
    clientProperties = clientProperties(settings);
    topics = topics(settings, run);
    layout = layout(settings, live, needs.apply(topics));
    this.stateDirectory = stateDirectory;
  }

  /**
   * Connects, for what goes on day and night.
   *
   * @throws io.stackprint.settings.SettingException if a setting is wrong or missing
   * @throws ClusterException if no broker answers, or they do not let us in
   */
  public static RemoteCluster connect(Settings settings, Supplier<DataDirectory> stateDirectory) {
    return connect(settings, any -> List.of(), stateDirectory);
  }

  /**
   * Connects, for a service that goes on day and night.
   *
   * @param needs what it must be allowed to do
   * @throws io.stackprint.settings.SettingException if a setting is wrong or missing
   * @throws ClusterException if no broker answers, or they do not allow what is needed; the message
   *     names it
   */
  public static RemoteCluster connect(
      Settings settings,
      Function<Topics, List<Need>> needs,
      Supplier<DataDirectory> stateDirectory) {
    return new RemoteCluster(settings, "", true, needs, stateDirectory);
  }

  /**
   * Connects, for one run over old packets: it has topics of its own, on which nothing expires, and
   * its stores are thrown away.
   *
   * @param run names the run; stands after the prefix of the settings
   * @throws io.stackprint.settings.SettingException if a setting is wrong or missing
   * @throws ClusterException if no broker answers, or they do not let us in
   */
  public static RemoteCluster connectForRun(Settings settings, String run) {
    return new RemoteCluster(settings, run, false, any -> List.of(), DataDirectory::throwAway);
  }

  private static Map<String, String> clientProperties(Settings settings) {
    Map<String, String> properties = new HashMap<>(settings.family(Family.KAFKA));
    properties.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        settings.required(Setting.BOOTSTRAP_SERVER, "a cluster needs the address of a broker"));
    return Map.copyOf(properties);
  }

  private static Topics topics(Settings settings, String run) {
    Map<String, String> properties = new HashMap<>(settings.family(Family.SCHEMA_REGISTRY));
    properties.put(
        RegistryConfig.URL,
        settings.required(Setting.SCHEMA_REGISTRY, "a cluster needs a schema registry"));
    try {
      var registry = new RegistryClient(RegistryConfig.of(properties));
      return new Topics(TopicPrefix.of(settings) + run, registry);
    } catch (ConfigException e) {
      throw new SettingException("schema registry: " + e.getMessage());
    }
  }

  /** Asks the cluster what the settings do not say. */
  private TopicLayout layout(Settings settings, boolean expire, List<Need> needs) {
    try (Admin admin = Admin.create(Map.copyOf(clientProperties))) {
      var patience = new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS);
      int brokers = admin.describeCluster(patience).nodes().get().size();
      requireAccess(new AccessCheck(admin, topics).missing(needs));
      int copies =
          settings
              .number(Setting.TOPIC_REPLICATION_FACTOR, 1, 100)
              .orElse(Math.min(COPIES, brokers));
      int partitions =
          settings
              .number(Setting.TOPIC_PARTITIONS, 1, 10_000)
              .orElseGet(() -> topics.partitions(admin).orElse(PARTITIONS));
      return new TopicLayout(partitions, (short) copies, expire);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) { // such as a property that Kafka does not take
      throw unreachable(Optional.ofNullable(e.getCause()).orElse(e));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static void requireAccess(List<String> missing) {
    if (!missing.isEmpty()) {
      throw new ClusterException(
          "the Kafka cluster does not allow what is needed; grant "
              + String.join("; ", missing)
              + " (docs/operations.md, Access)");
    }
  }

  private ClusterException unreachable(Throwable why) {
    return new ClusterException(
        "cannot reach the Kafka cluster at %s: %s"
            .formatted(
                clientProperties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
                why.getMessage()),
        why);
  }

  @Override
  public Topics topics() {
    return topics;
  }

  @Override
  public Map<String, String> clientProperties() {
    return clientProperties;
  }

  /**
   * What a Kafka Streams application needs that is one instance among several.
   *
   * @param instance its name, if it is to keep its place in the group while it is restarted
   */
  public Map<String, String> streamsProperties(Optional<String> instance) {
    Map<String, String> properties =
        new HashMap<>(StreamsSettings.ofInstance(layout.replicationFactor(), instance));
    properties.putAll(clientProperties);
    return Map.copyOf(properties);
  }

  @Override
  public void provideTopics() {
    try (Admin admin = Admin.create(Map.copyOf(clientProperties))) {
      topics.create(admin, layout);
    } catch (KafkaException e) {
      throw new ClusterException("topics: " + e.getMessage(), e);
    }
  }

  /**
   * Every topic as it is and as it should be.
   *
   * @throws ClusterException if the cluster does not tell
   */
  public List<TopicState> topicStates() {
    try (Admin admin = Admin.create(Map.copyOf(clientProperties))) {
      return topics.states(admin, layout);
    } catch (KafkaException e) {
      throw new ClusterException("topics: " + e.getMessage(), e);
    }
  }

  @Override
  public Path stateDirectory() {
    if (state == null) {
      state = stateDirectory.get();
    }
    return state.path();
  }

  @Override
  public void close() {
    if (state != null) {
      state.close();
    }
  }
}
