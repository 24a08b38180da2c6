package io.stackprint.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.stackprint.topics.Service;
import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Whoever has a principal of its own, and the least that it needs on topics that exist already. To
 * create them as well, it needs Create on each, or on the cluster.
 */
public enum Role {
  /** {@code stackprint prober}. */
  PROBER,
  /** {@code stackprint fingerprinter}. */
  FINGERPRINTER,
  /** {@code stackprint matcher}. */
  MATCHER,
  /** {@code stackprint db import}, and what else changes the database. */
  DB_IMPORT,
  /** {@code stackprint hosts}. */
  HOSTS,
  /** {@code stackprint replay}, which has topics and services of its own run. */
  REPLAY;

  /** The role of a service. */
  public static Role of(Service service) {
    return valueOf(service.name());
  }

  /** The command that it runs. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * What it needs.
   *
   * @param topics the catalogue of its installation
   * @param scope the network of a prober; means nothing to others
   */
  public List<Need> needs(Topics topics, String scope) {
    var needs = new ArrayList<Need>();
    needs.add(Need.ofAll(TOPIC, topics.prefix(), DESCRIBE, DESCRIBE_CONFIGS));
    switch (this) {
      case PROBER -> {
        needs.add(on(topics.scanRequests(), READ));
        needs.add(on(topics.scanRuns(), READ, WRITE));
        needs.add(on(topics.probeReplies(), WRITE));
        addService(needs, topics, Service.PROBER, "-" + scope);
      }
      case FINGERPRINTER -> {
        needs.add(on(topics.probeReplies(), READ));
        needs.add(on(topics.fingerprints(), WRITE));
        addService(needs, topics, Service.FINGERPRINTER, "");
      }
      case MATCHER -> {
        needs.add(on(topics.fingerprints(), READ));
        needs.add(on(topics.osDb(), READ));
        needs.add(on(topics.hosts(), READ, WRITE));
        needs.add(on(topics.hostChanges(), WRITE));
        addService(needs, topics, Service.MATCHER, "");
      }
      case DB_IMPORT -> {
        needs.add(on(topics.osDb(), READ, WRITE));
        needs.add(Need.of(TRANSACTIONAL_ID, topics.osDb().name() + "-import", DESCRIBE, WRITE));
      }
      case HOSTS -> needs.add(on(topics.hosts(), READ));
      case REPLAY -> {
        String run = topics.prefix() + "replay-";
        needs.add(Need.ofAll(TOPIC, run, CREATE, READ, WRITE));
        needs.add(Need.ofAll(GROUP, run, READ));
        needs.add(Need.ofAll(TRANSACTIONAL_ID, run, DESCRIBE, WRITE));
      }
    }
    return List.copyOf(needs);
  }

  // What Kafka Streams makes and uses is named after the service.
  private static void addService(List<Need> needs, Topics topics, Service service, String of) {
    String name = topics.prefix() + "stackprint-" + service + of;
    needs.add(on(topics.deadLetters(service), WRITE));
    needs.add(Need.ofAll(TOPIC, name + "-", CREATE, READ, WRITE));
    needs.add(Need.ofAll(GROUP, name, READ));
    needs.add(Need.ofAll(TRANSACTIONAL_ID, name, DESCRIBE, WRITE));
  }

  private static Need on(Topic<?, ?> topic, AclOperation... operations) {
    return Need.of(TOPIC, topic.name(), operations);
  }
}
