package io.stackprint.bench;

import io.stackprint.embedded.EmbeddedCluster;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the matchers of a cluster have come with the fingerprints, by what they committed. */
final class MatcherGroup implements AutoCloseable {
  private static final String GROUP = "stackprint-matcher";
  private static final long LOOK_EVERY_MILLIS = 50;

  private final Admin admin;
  private final String topic;

  MatcherGroup(EmbeddedCluster cluster) {
    admin = Admin.create(Map.copyOf(cluster.clientProperties()));
    topic = cluster.topics().fingerprints().name();
  }

  /** Waits until all fingerprints that are there have been matched; seconds that it took. */
  double secondsToEnd() throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    while (!isAtEnd()) {
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private boolean isAtEnd() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest =
        admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
            .flatMap(description -> description.partitions().stream())
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition.partition()),
                    partition -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get();
    Map<TopicPartition, OffsetAndMetadata> done =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(end -> offset(done.get(end.getKey())) >= end.getValue().offset());
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  @Override
  public void close() {
    admin.close();
  }
}
