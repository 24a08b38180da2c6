package io.stackprint.matcher.stream;

import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.refusal.RefusedRecordException;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Topic;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The door of the OS database: fills the store with what can be used, and keeps what cannot for the
 * {@link EntryLetters}.
 *
 * <p>A global table would take the octets as they are when it is restored, to fail whenever
 * somebody looks, and has no dead letters when it is not: Kafka 4.3 cannot write them from the
 * global thread. A global store with a processor of its own is restored through that processor
 * (KAFKA-7663), so each record comes by here, then as now.
 */
final class OsDbDoor implements Processor<byte[], byte[], Void, Void> {
  private final Topic<DatabaseKey, DatabaseRecord> topic;
  private final RefusedEntries refused;
  private ProcessorContext<Void, Void> context;
  private KeyValueStore<String, byte[]> store;

  /**
   * A door.
   *
   * @param topic {@code os-db}
   * @param refused takes what is refused
   */
  @SuppressWarnings("NullAway.Init") // init() runs before anything else does
  OsDbDoor(Topic<DatabaseKey, DatabaseRecord> topic, RefusedEntries refused) {
    this.topic = topic;
    this.refused = refused;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    store = context.getStateStore(MatcherTopology.OS_DB);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      DatabaseKey key = key(record.key());
      requireUsable(key, record.value());
      store.put(key.toString(), record.value());
    } catch (SerializationException | IllegalArgumentException | RefusedRecordException refusal) {
      refused.add(new RefusedEntry(context.recordMetadata().orElseThrow(), record, refusal));
    }
  }

  private DatabaseKey key(byte @Nullable [] octets) {
    if (octets == null) {
      throw new RefusedRecordException("no key: expected generation/id or manifest");
    }
    return topic.key().deserializer().deserialize(topic.name(), octets);
  }

  /** Names that we do not know would only be found when the database is made active. */
  private void requireUsable(DatabaseKey key, byte @Nullable [] octets) {
    if (octets == null) {
      return; // a tombstone
    }
    DatabaseRecord value = topic.value().deserializer().deserialize(topic.name(), octets);
    if (!isOf(key, value)) {
      throw new RefusedRecordException("wrong key: expected that of the entry in the value");
    }
    if (value instanceof DatabaseRecord.Reference entry) {
      Reference unused = DatabaseRecords.fromRecord(entry.record());
    } else if (value instanceof DatabaseRecord.Manifest manifest) {
      OsDatabase unused = DatabaseRecords.fromRecords(manifest.record(), List.of());
    }
  }

  private static boolean isOf(DatabaseKey key, DatabaseRecord value) {
    boolean makesActive =
        key instanceof DatabaseKey.Active && value instanceof DatabaseRecord.Manifest;
    return makesActive ? key.layer() == value.key().layer() : key.equals(value.key());
  }
}
