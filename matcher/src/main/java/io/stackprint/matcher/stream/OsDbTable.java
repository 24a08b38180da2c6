package io.stackprint.matcher.stream;

import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Topic;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What can be used of {@code os-db}, for reading: octets as they stand on the topic, each of which
 * the {@link OsDbDoor} has read once.
 *
 * @param store of the octets, by the text of their keys
 * @param topic says how to read them
 */
record OsDbTable(
    ReadOnlyKeyValueStore<String, byte[]> store, Topic<DatabaseKey, DatabaseRecord> topic) {

  /** The store, to be added to the topology. */
  static StoreBuilder<?> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(MatcherTopology.OS_DB), Serdes.String(), Serdes.ByteArray());
  }

  /** The record under a key, if there is one. */
  Optional<DatabaseRecord> get(DatabaseKey key) {
    return Optional.ofNullable(store.get(key.toString())).map(this::read);
  }

  /** How many records there are, about. */
  long size() {
    return store.approximateNumEntries();
  }

  /** All of it, as of now. */
  StoredDatabase copy() {
    var stored = new StoredDatabase();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        stored.put(DatabaseKey.parse(next.key), read(next.value));
      }
    }
    return stored;
  }

  private DatabaseRecord read(byte[] octets) {
    return topic.value().deserializer().deserialize(topic.name(), octets);
  }
}
