package io.stackprint.matcher.stream;

import io.stackprint.record.HostRecord;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes {@link MatchProcessor}s, which share one database, and brings their store. */
record MatchSupplier(Topics topics, ActiveDatabase database)
    implements ProcessorSupplier<HostKey, SubjectFingerprint, HostKey, HostRecord> {

  /** Fingerprints that wait for a database, in the order in which they came. */
  static final String PENDING = "pending";

  @Override
  public Processor<HostKey, SubjectFingerprint, HostKey, HostRecord> get() {
    return new MatchProcessor(database);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PENDING),
                Serdes.String(),
                topics.fingerprints().value())
            .withCachingEnabled()
            .withLoggingEnabled(Map.of()));
  }
}
