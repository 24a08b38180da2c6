package io.stackprint.access;

import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Asks a cluster whether we may do what we need, before we begin: else it would come out one record
 * at a time, that of the dead letters only with the first of them.
 *
 * <p>A topic that does not exist yet cannot be asked for, and of groups and transactions a cluster
 * only tells whether we may see them. It lets everything pass on a cluster without ACLs.
 */
public final class AccessCheck {
  private final Admin admin;
  private final Topics topics;

  /** For the topics of a catalogue, and those that Streams makes beside them. */
  public AccessCheck(Admin admin, Topics topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /**
   * What is needed and not allowed, each a phrase such as {@code Write on topic hosts}.
   *
   * @throws KafkaException if the cluster does not answer
   */
  public List<String> missing(List<Need> needs) {
    var missing = new ArrayList<String>();
    for (Need need : needs) {
      Set<AclOperation> lacking = lacking(need);
      if (!lacking.isEmpty()) {
        missing.add(Need.words(lacking) + " on " + need.kind() + " " + need.name());
      }
    }
    return missing;
  }

  private Set<AclOperation> lacking(Need need) {
    return switch (need.resource().resourceType()) {
      case TOPIC -> onTopics(need);
      case GROUP -> allIfRefused(need, admin.listConsumerGroupOffsets(need.prefix()).all());
      case TRANSACTIONAL_ID ->
          allIfRefused(need, admin.describeTransactions(List.of(need.prefix())).all());
      default -> throw new IllegalStateException("we need nothing on a " + need.kind());
    };
  }

  private Set<AclOperation> onTopics(Need need) {
    Set<AclOperation> lacking = EnumSet.noneOf(AclOperation.class);
    if (need.isOfMany() && need.operations().contains(AclOperation.CREATE) && !mayCreate(need)) {
      lacking.add(AclOperation.CREATE);
    }
    var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    admin
        .describeTopics(names(need), options)
        .topicNameValues()
        .values()
        .forEach(topic -> lacking.addAll(onTopic(need, topic)));
    return lacking;
  }

  private List<String> names(Need need) {
    if (!need.isOfMany()) {
      return List.of(need.resource().name());
    }
    Stream<String> catalogue = topics.all().stream().map(Topic::name);
    Stream<String> others = found(admin.listTopics().names()).orElse(Set.of()).stream();
    return Stream.concat(catalogue, others)
        .filter(name -> name.startsWith(need.prefix()))
        .distinct()
        .toList();
  }

  private static Set<AclOperation> onTopic(Need need, KafkaFuture<TopicDescription> topic) {
    Set<AclOperation> lacking = EnumSet.copyOf(need.operations());
    try {
      found(topic)
          .map(TopicDescription::authorizedOperations)
          .ifPresentOrElse(lacking::removeAll, lacking::clear);
    } catch (AuthorizationException refused) {
      // Then all of them are.
    }
    return lacking;
  }

  private boolean mayCreate(Need need) {
    var topic = new NewTopic(need.prefix() + "access-check", Optional.empty(), Optional.empty());
    var options = new CreateTopicsOptions().validateOnly(true);
    return allIfRefused(need, admin.createTopics(List.of(topic), options).all()).isEmpty();
  }

  private static Set<AclOperation> allIfRefused(Need need, KafkaFuture<?> answer) {
    try {
      Optional<?> unused = found(answer);
      return Set.of();
    } catch (AuthorizationException refused) {
      return EnumSet.copyOf(need.operations());
    }
  }

  /** The answer, empty if there is no such thing yet, or the cluster is too old to tell. */
  private static <T> Optional<T> found(KafkaFuture<T> answer) {
    try {
      return Optional.ofNullable(answer.get());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UnknownTopicOrPartitionException
          || cause instanceof GroupIdNotFoundException
          || cause instanceof TransactionalIdNotFoundException
          || cause instanceof UnsupportedVersionException) {
        return Optional.empty();
      }
      throw cause instanceof KafkaException fault ? fault : new KafkaException(cause);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
