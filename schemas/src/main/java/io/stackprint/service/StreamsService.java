package io.stackprint.service;

import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
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
public final class StreamsService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final String name;
  private final KafkaStreams streams;

  /** A service that is not started yet. */
  public StreamsService(Topology topology, StreamsConfig config) {
    name = config.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    streams = new KafkaStreams(topology, config);
    streams.setUncaughtExceptionHandler(this::shutDown);
  }

  /** Its application id. */
  public String name() {
    return name;
  }

  /** Starts it and returns at once. */
  public StreamsService start() {
    streams.start();
    return this;
  }

  /** True once it has stopped because of an error. */
  public boolean hasFailed() {
    return streams.state() == State.ERROR || streams.state() == State.PENDING_ERROR;
  }

  /** Leaves the consumer group, so that whoever comes next need not wait for a timeout. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(CLOSE_TIMEOUT));
  }

  private StreamThreadExceptionResponse shutDown(Throwable fault) {
    LOG.error("{} stops", name, fault);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }
}
