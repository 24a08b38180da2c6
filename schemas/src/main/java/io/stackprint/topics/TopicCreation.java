package io.stackprint.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Compares a set of topics with what they should be, creates what is missing and waits until all
 * can be written.
 */
final class TopicCreation {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int QUESTIONS = 600;

  private final Admin admin;
  private final TopicLayout layout;

  TopicCreation(Admin admin, TopicLayout layout) {
    this.admin = admin;
    this.layout = layout;
  }

  void create(List<Topic<?, ?>> topics) {
    List<TopicState> states = states(topics);
    requireNoDifferences(states);
    List<NewTopic> missing =
        states.stream().filter(state -> !state.exists()).map(TopicCreation::newTopic).toList();
    if (!missing.isEmpty()) {
      admin.createTopics(missing).values().values().forEach(TopicCreation::awaitCreated);
      awaitWritable(topics);
    }
  }

  /** Each topic as it is and as it should be. */
  List<TopicState> states(List<Topic<?, ?>> topics) {
    Map<String, Integer> found = partitions(topics);
    Map<ConfigResource, Config> configs = configs(found.keySet());
    return topics.stream().map(topic -> state(topic, found, configs)).toList();
  }

  private TopicState state(
      Topic<?, ?> topic, Map<String, Integer> found, Map<ConfigResource, Config> configs) {
    Map<String, String> wanted = layout.config(topic.kept());
    Optional<Integer> partitions = Optional.ofNullable(found.get(topic.name()));
    List<String> differences =
        partitions
            .map(
                count ->
                    TopicDifferences.of(
                        count,
                        configs.getOrDefault(resource(topic.name()), new Config(List.of())),
                        layout.partitions(),
                        wanted))
            .orElse(List.of());
    return new TopicState(
        topic.name(),
        layout.partitions(),
        layout.replicationFactor(),
        wanted,
        partitions,
        differences);
  }

  private Map<ConfigResource, Config> configs(Collection<String> names) {
    return await(admin.describeConfigs(names.stream().map(TopicCreation::resource).toList()).all());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static NewTopic newTopic(TopicState state) {
    return new NewTopic(state.name(), state.partitions(), state.replicationFactor())
        .configs(state.config());
  }

  private static void requireNoDifferences(List<TopicState> states) {
    String differences =
        states.stream()
            .flatMap(state -> state.differences().stream().map(what -> state.name() + ": " + what))
            .collect(Collectors.joining("; "));
    if (!differences.isEmpty()) {
      throw new InvalidConfigurationException(differences);
    }
  }

  /** A topic exists a moment before it can be written; a question for offsets waits for that. */
  private void awaitWritable(List<Topic<?, ?>> topics) {
    var partitions = new HashMap<TopicPartition, OffsetSpec>();
    for (Topic<?, ?> topic : topics) {
      for (int partition = 0; partition < layout.partitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    awaitKnown(() -> admin.listOffsets(partitions).all());
  }

  /**
   * Asks until the cluster knows what is asked for: a broker may not have heard yet of a topic
   * whose creation another has confirmed.
   *
   * @throws UnknownTopicOrPartitionException if it still does not after half a minute
   */
  static <T> T awaitKnown(Supplier<KafkaFuture<T>> question) {
    for (int left = QUESTIONS; ; left--) {
      try {
        return await(question.get());
      } catch (UnknownTopicOrPartitionException unknown) {
        if (left == 1) {
          throw unknown;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Partitions of those topics that exist, by name. */
  Map<String, Integer> partitions(List<Topic<?, ?>> topics) {
    var partitions = new TreeMap<String, Integer>();
    admin
        .describeTopics(topics.stream().<String>map(Topic::name).toList())
        .topicNameValues()
        .forEach((name, topic) -> addPartitions(partitions, name, topic));
    return partitions;
  }

  private static void addPartitions(
      Map<String, Integer> partitions, String name, KafkaFuture<TopicDescription> topic) {
    try {
      partitions.put(name, await(topic).partitions().size());
    } catch (UnknownTopicOrPartitionException absent) {
      // Then it is missing, and will be created.
    }
  }

  private static void awaitCreated(KafkaFuture<Void> creation) {
    try {
      await(creation);
    } catch (TopicExistsException raced) {
      // Another service was faster, with the same catalogue.
    }
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
