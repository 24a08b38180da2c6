package io.stackprint.prober.app;

import io.stackprint.prober.request.BegunRuns;
import io.stackprint.prober.request.RefusedRequestException;
import io.stackprint.topics.Evidence;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up runs, one batch at a time, and commits them when their evidence is acknowledged.
 *
 * <p>While a batch is scanned, it goes on polling, so that it stays in its group. When partitions
 * are taken away, the batch is broken off, what of it is done is committed, and the rest is left to
 * whoever gets them: an address is always in the same partition, so two probers never probe it at
 * the same time. Which runs were begun stands beside the committed offset ({@link BegunRuns}).
 */
final class RunWorker {
  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final RunReader reader;
  private final RunScanner scanner;
  private final Outlet evidence;
  private final Refusals refusals;
  private final LongSupplier clock; // milliseconds since the Unix epoch
  private final Deque<PendingRun> pending = new ArrayDeque<>();
  private final Map<TopicPartition, BegunRuns> begun = new HashMap<>();
  private Optional<RunBatch> batch = Optional.empty();
  private volatile boolean closing;

  /** Where evidence goes. */
  interface Outlet {
    void send(Evidence piece);

    /** Returns when all that was sent is acknowledged. */
    void flush();
  }

  /** Where records go that cannot be used. */
  interface Refusals {
    void send(ConsumerRecord<byte[], byte[]> record, RuntimeException reason);
  }

  RunWorker(
      Consumer<byte[], byte[]> consumer,
      RunReader reader,
      RunScanner scanner,
      Outlet evidence,
      Refusals refusals,
      LongSupplier clock) {
    this.consumer = consumer;
    this.reader = reader;
    this.scanner = scanner;
    this.evidence = evidence;
    this.refusals = refusals;
    this.clock = clock;
  }

  /** Works until {@link #close()}; closes the consumer. */
  void run() {
    try (consumer) {
      consumer.subscribe(List.of(reader.topic().name()), new Rebalance());
      while (!closing) {
        step();
      }
      handOver("the prober is stopped");
    } finally {
      breakOff("the prober has failed");
    }
  }

  /** Ends {@link #run()} soon, from any thread. */
  void close() {
    closing = true;
  }

  private void step() {
    consumer.poll(POLL).forEach(record -> pending.add(read(record)));
    if (batch.isEmpty() && !pending.isEmpty()) {
      begin();
    }
    if (batch.isPresent()) {
      boolean over = batch.get().isOver();
      commit(batch.get().advance());
      batch = over ? Optional.empty() : batch;
    }
    holdBack(pending.size() >= RunBatch.MAX_RUNS);
  }

  private PendingRun read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return reader.read(record);
    } catch (SerializationException | RefusedRequestException e) {
      refusals.send(record, e);
      return PendingRun.nothing(
          new TopicPartition(record.topic(), record.partition()), record.offset());
    }
  }

  private void begin() {
    RunBatch next = RunBatch.take(pending, clock.getAsLong(), this::begun, scanner, evidence::send);
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    next.offsets()
        .forEach(
            (partition, offsets) -> {
              BegunRuns now = begun(partition).and(offsets[0], offsets[1]);
              begun.put(partition, now);
              marks.put(partition, new OffsetAndMetadata(offsets[0], now.text()));
            });
    if (written(marks)) {
      batch = Optional.of(next);
      next.start();
    }
  }

  private BegunRuns begun(TopicPartition partition) {
    return begun.getOrDefault(partition, BegunRuns.NONE);
  }

  private void commit(Map<TopicPartition, Long> done) {
    if (done.isEmpty()) {
      return;
    }
    evidence.flush();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    done.forEach(
        (partition, offset) ->
            offsets.put(partition, new OffsetAndMetadata(offset, begun(partition).text())));
    boolean unused = written(offsets); // if not, somebody does these once more
  }

  /**
   * Commits, unless the group has gone on without this member: then the next poll takes the
   * partitions away, and gives back what is left of them from where the last commit stands.
   */
  private boolean written(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      consumer.commitSync(offsets);
      return true;
    } catch (CommitFailedException | RebalanceInProgressException e) {
      LOG.warn("offsets are not committed: {}", e.getMessage());
      return false;
    }
  }

  private void holdBack(boolean enough) {
    if (enough) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(consumer.paused());
    }
  }

  private void handOver(String reason) {
    breakOff(reason);
    batch.ifPresent(broken -> commit(broken.advance()));
    forget();
  }

  private void breakOff(String reason) {
    try {
      if (batch.isPresent()) {
        batch.get().breakOff(reason);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void forget() {
    batch = Optional.empty();
    pending.clear();
    begun.clear();
  }

  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      handOver("its network is handed to another prober");
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      LOG.warn("partitions {} were lost: was this machine asleep, or the broker away?", partitions);
      breakOff("the prober was away from its group for too long");
      forget();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer
          .committed(Set.copyOf(partitions))
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  begun.put(partition, BegunRuns.parse(offset.metadata()));
                }
              });
    }
  }
}
