package io.stackprint.service;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running topology.
 *
 * <p>A broken world (the broker gone for good, a store that cannot be opened) stops the service: it
 * logs once, and {@link #hasFailed} says so; the supervisor decides what then.
 */
public final class StreamsService implements RunningService {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  // New tasks bring new numbers, and those that have gone take theirs away: seen so often.
  private static final Duration NUMBERS_EVERY = Duration.ofSeconds(5);

  private final String name;
  private final GroupMembershipOperation whenClosed;
  private final KafkaStreams streams;
  private final ScheduledExecutorService numbers =
      Executors.newSingleThreadScheduledExecutor(StreamsService::numbersThread);
  private final KafkaStreamsMetrics kafkaMetrics;
  private final Function<Map<MetricName, ? extends Metric>, Optional<String>> waitsFor;

  /**
   * A service that is not started yet.
   *
   * @param metrics where Kafka's own numbers go
   * @param waitsFor what it waits for once its topology runs, by the numbers of Kafka Streams
   */
  public StreamsService(
      Topology topology,
      StreamsConfig config,
      Metrics metrics,
      Function<Map<MetricName, ? extends Metric>, Optional<String>> waitsFor) {
    this.waitsFor = waitsFor;
    name = config.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    whenClosed = whenClosed(config);
    streams = new KafkaStreams(topology, config);
    streams.setUncaughtExceptionHandler(this::shutDown);
    kafkaMetrics = new KafkaStreamsMetrics(streams, List.of(), numbers, NUMBERS_EVERY);
    kafkaMetrics.bindTo(metrics.registry());
  }

  private static Thread numbersThread(Runnable work) {
    var thread = new Thread(work, "kafka-numbers");
    thread.setDaemon(true);
    return thread;
  }

  // Who has a place of its own in the group comes back to it; anyone else leaves at once, so that
  // the others need not wait for a timeout.
  private static GroupMembershipOperation whenClosed(StreamsConfig config) {
    return config.originals().containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)
        ? GroupMembershipOperation.REMAIN_IN_GROUP
        : GroupMembershipOperation.LEAVE_GROUP;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StreamsService start() {
    streams.start();
    return this;
  }

  @Override
  public boolean hasFailed() {
    return streams.state() == State.ERROR || streams.state() == State.PENDING_ERROR;
  }

  @Override
  public Optional<String> waitsFor() {
    return switch (streams.state()) {
      case RUNNING -> waitsFor.apply(streams.metrics());
      case CREATED, REBALANCING -> Optional.of("its partitions and stores");
      default -> Optional.of("its end: it is " + streams.state());
    };
  }

  @Override
  public void close() {
    numbers.shutdown();
    kafkaMetrics.close();
    boolean inTime =
        streams.close(CloseOptions.groupMembershipOperation(whenClosed).withTimeout(CLOSE_TIMEOUT));
    if (!inTime) {
      LOG.warn("{} did not end within {} s", name, CLOSE_TIMEOUT.toSeconds());
    }
  }

  private StreamThreadExceptionResponse shutDown(Throwable fault) {
    LOG.error("{} stops", name, fault);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }
}
