package io.stackprint.matcher.stream;

import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The fingerprints of one task that wait for a database, in the order in which they came. */
final class Waiting {
  private static final String STORE = "pending";

  private final KeyValueStore<String, SubjectFingerprint> store;
  private boolean any;

  Waiting(ProcessorContext<?, ?> context) {
    store = context.getStateStore(STORE);
    look();
  }

  /** The store, to be added to the topology. */
  static StoreBuilder<?> store(Topics topics) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), topics.fingerprints().value())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** True when some wait. */
  boolean any() {
    return any;
  }

  /** Puts a fingerprint behind the others. */
  void add(long offset, SubjectFingerprint fingerprint) {
    store.put(String.format(Locale.ROOT, "%019d", offset), fingerprint);
    any = true;
  }

  /** Takes fingerprints out, the first first, until none is left or the step is over. */
  void take(Pace.Step step, Consumer<SubjectFingerprint> use) {
    try (KeyValueIterator<String, SubjectFingerprint> waiting = store.all()) {
      while (waiting.hasNext() && !step.isOver()) {
        KeyValue<String, SubjectFingerprint> next = waiting.next();
        use.accept(next.value);
        store.delete(next.key);
      }
    }
    look();
  }

  /** Takes all of one host out; true when there was one. */
  boolean remove(HostKey host) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, SubjectFingerprint> waiting = store.all()) {
      while (waiting.hasNext()) {
        KeyValue<String, SubjectFingerprint> next = waiting.next();
        if (host.equals(new HostKey(next.value.getScope(), next.value.getAddress()))) {
          keys.add(next.key);
        }
      }
    }
    keys.forEach(store::delete);
    look();
    return !keys.isEmpty();
  }

  private void look() {
    try (KeyValueIterator<String, SubjectFingerprint> waiting = store.all()) {
      any = waiting.hasNext();
    }
  }
}
