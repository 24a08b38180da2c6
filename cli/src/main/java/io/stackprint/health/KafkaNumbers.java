package io.stackprint.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;

/**
 * Which of Kafka's numbers are told. It has some once for each broker, store, processor or
 * partition, two thirds of all: of these only the lag of each partition and the size of each store
 * are told. Over JMX Kafka tells all.
 */
final class KafkaNumbers implements MeterFilter {
  private static final Set<String> ALWAYS =
      Set.of(
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.stream.state.block.cache.usage",
          "kafka.stream.state.estimate.num.keys",
          "kafka.stream.state.total.sst.files.size");

  /** Of which there is one for each thread, not for each store. */
  private static final String RESTORING = "kafka.stream.state.updater.";

  private static final List<String> NEVER =
      List.of(
          "kafka.admin.client.node.",
          "kafka.consumer.node.",
          "kafka.producer.node.",
          "kafka.stream.processor.node.",
          "kafka.stream.record.cache.",
          "kafka.stream.state.");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    String name = id.getName();
    boolean never = NEVER.stream().anyMatch(name::startsWith) && !name.startsWith(RESTORING);
    boolean ofPartition = name.startsWith("kafka.") && id.getTag("partition") != null;
    return (never || ofPartition) && !ALWAYS.contains(name)
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }
}
