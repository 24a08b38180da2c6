package io.stackprint.fingerprinter.stream;

import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.record.ObservationProgress;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes {@link AssembleProcessor}s and brings their stores. */
record AssembleSupplier(Topics topics, Assembler assembler, Patience patience)
    implements ProcessorSupplier<HostKey, Evidence, HostKey, SubjectFingerprint> {

  /** Every reply and round end of the open observations, mostly one entry for each of these. */
  static final String EVIDENCE = "evidence";

  /** How far each observation has come; closed ones stay for a while. */
  static final String OBSERVATIONS = "observations";

  /** When to look at an observation again, in the order of time. */
  static final String DEADLINES = "deadlines";

  @Override
  public Processor<HostKey, Evidence, HostKey, SubjectFingerprint> get() {
    return new AssembleProcessor(topics, assembler, patience);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        store(EVIDENCE, EvidencePage.serde()),
        store(OBSERVATIONS, topics.stored(ObservationProgress.class)),
        store(DEADLINES, Serdes.String()));
  }

  // A store built by hand has caching off by default; with it, what an entry becomes and ceases to
  // be between two commits never reaches the changelog.
  private static <V> StoreBuilder<?> store(String name, Serde<V> value) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), value)
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }
}
