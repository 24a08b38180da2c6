package io.stackprint.matcher.stream;

import io.micrometer.core.instrument.Counter;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.service.Measure;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.HostKey;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Writes the letters of refused database records, each once among all instances.
 *
 * <p>Every instance reads all of {@code os-db}, again whenever it starts, and its global thread
 * cannot write. But each partition of the fingerprints belongs to one task, and {@code os-db} has
 * as many: the task of a partition writes the letters of the same partition of {@code os-db}, and
 * remembers, in the same transaction, how far it is. Of the fingerprints themselves it wants
 * nothing.
 */
record EntryLetters(RefusedEntries refused)
    implements ProcessorSupplier<HostKey, SubjectFingerprint, byte[], byte[]> {

  private static final String STORE = "refused-entries";
  private static final String LAST = "last"; // offset of the last one that has a letter
  private static final long NONE = -1;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  @Override
  public Processor<HostKey, SubjectFingerprint, byte[], byte[]> get() {
    return new Writer(refused);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.Long())
            .withLoggingEnabled(Map.of()));
  }

  private static final class Writer
      implements Processor<HostKey, SubjectFingerprint, byte[], byte[]> {
    private final RefusedEntries refused;
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<String, Long> written;
    private Counter counter;

    @SuppressWarnings("NullAway.Init") // init() runs before anything else does
    Writer(RefusedEntries refused) {
      this.refused = refused;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
      written = context.getStateStore(STORE);
      counter =
          StreamsSettings.metricsIn(context.appConfigs())
              .counter(Measure.DEAD_LETTERS, "database record");
      context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> write());
    }

    @Override
    public void process(Record<HostKey, SubjectFingerprint> record) {
      // The task is here for its partition, not for its records.
    }

    private void write() {
      Long last = written.get(LAST);
      int partition = context.taskId().partition();
      for (RefusedEntry entry : refused.after(partition, last == null ? NONE : last)) {
        context.forward(entry.letter());
        counter.increment();
        written.put(LAST, entry.place().offset());
      }
    }
  }
}
