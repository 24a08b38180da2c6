package io.stackprint.matcher.stream;

import io.stackprint.record.PublishedVerdict;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The hosts of one task: the latest fingerprint of each, and what was said of it last.
 *
 * <p>Two stores, because a re-match reads all fingerprints and writes few verdicts.
 */
final class KnownHosts {
  private static final String FINGERPRINTS = "known-hosts";
  private static final String VERDICTS = "verdicts";

  private final KeyValueStore<String, SubjectFingerprint> fingerprints;
  private final KeyValueStore<String, PublishedVerdict> verdicts;

  KnownHosts(ProcessorContext<?, ?> context) {
    fingerprints = context.getStateStore(FINGERPRINTS);
    verdicts = context.getStateStore(VERDICTS);
  }

  /** The stores, to be added to the topology. */
  static Set<StoreBuilder<?>> stores(Topics topics) {
    return Set.of(
        store(FINGERPRINTS, topics.fingerprints().value()),
        store(VERDICTS, topics.stored(PublishedVerdict.class)));
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> value) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), value)
        .withLoggingEnabled(Map.of());
  }

  /** What was said of a host last. */
  Optional<PublishedVerdict> verdict(HostKey host) {
    return Optional.ofNullable(verdicts.get(host.toString()));
  }

  /** Remembers a fingerprint and what was said of it. */
  void put(HostKey host, SubjectFingerprint fingerprint, PublishedVerdict verdict) {
    fingerprints.put(host.toString(), fingerprint);
    verdicts.put(host.toString(), verdict);
  }

  /** Remembers what was said of the fingerprint that is known. */
  void put(HostKey host, PublishedVerdict verdict) {
    verdicts.put(host.toString(), verdict);
  }

  /** Forgets a host; what was said of it last, if it was known. */
  Optional<PublishedVerdict> remove(HostKey host) {
    fingerprints.delete(host.toString());
    return Optional.ofNullable(verdicts.delete(host.toString()));
  }

  /** About how many there are. */
  long estimate() {
    return fingerprints.approximateNumEntries();
  }

  /** The fingerprints in order of their hosts' keys, from one host on; to be closed. */
  KeyValueIterator<String, SubjectFingerprint> from(Optional<String> host) {
    return host.isPresent() ? fingerprints.range(host.get(), null) : fingerprints.all();
  }
}
