package io.stackprint.cluster;

import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka cluster and a schema registry, in this process or elsewhere, and our topics on them. */
public interface Cluster extends AutoCloseable {
  /** The catalogue, under the prefix that was asked for. */
  Topics topics();

  /**
   * What every client needs, {@code bootstrap.servers} among it. May hold secrets: for clients, not
   * for messages.
   */
  Map<String, String> clientProperties();

  /**
   * Creates the topics that are missing, and checks those that are there. For whoever writes; who
   * only reads does without.
   *
   * @throws ClusterException if one differs from the catalogue in a way that would lose or mix up
   *     records, or the cluster refuses; the message says what to do
   */
  void provideTopics();

  /**
   * Where a topology that runs in this process keeps its stores; nobody else's until the cluster is
   * closed.
   *
   * @throws java.io.UncheckedIOException if the directory cannot be used, or another process does
   */
  Path stateDirectory();

  /** Lets go of everything; clients must be closed before. */
  @Override
  void close();
}
