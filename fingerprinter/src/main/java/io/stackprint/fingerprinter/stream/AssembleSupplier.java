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

  /** Every reply and round end of the open observations, one entry each. */
  static final String EVIDENCE = "evidence";

  /** How far each observation has come; closed ones stay for a while. */
  static final String OBSERVATIONS = "observations";

  /** When to look at an observation again, in the order of time. */
  static final String DEADLINES = "deadlines";

  @Override
  public Processor<HostKey, Evidence, HostKey, SubjectFingerprint> get() {
    return new AssembleProcessor(assembler, patience);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        store(EVIDENCE, topics.probeReplies().value()),
        store(OBSERVATIONS, topics.stored(ObservationProgress.class)),
        store(DEADLINES, Serdes.String()));
  }

  // A store built by hand has caching off by default; with it, what a round adds and removes within
  // one commit never reaches the changelog.
  private static <V> StoreBuilder<?> store(String name, Serde<V> value) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), value)
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }
}
