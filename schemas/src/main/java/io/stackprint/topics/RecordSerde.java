package io.stackprint.topics;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of Avro records. Null is a tombstone and stays null. Safe for many threads. */
final class RecordSerde {
  private RecordSerde() {}

  /** The serde of one kind of record. */
  static <R extends SpecificRecord> Serde<R> of(SchemaRegistry registry, Class<R> type) {
    Schema schema = SpecificData.get().getSchema(type);
    return of(registry, SubjectNaming.TOPIC, List.of(schema), type::cast, record -> record);
  }

  /**
   * The serde of values that stand for one of several records.
   *
   * @param schemas the records; any other is refused, both ways
   * @param wrap makes a value of a record
   * @param unwrap the record of a value
   */
  static <T> Serde<T> of(
      SchemaRegistry registry,
      SubjectNaming naming,
      Collection<Schema> schemas,
      Function<SpecificRecord, T> wrap,
      Function<T, ? extends SpecificRecord> unwrap) {
    var serializer = new RecordSerializer(registry, naming);
    var deserializer = new RecordDeserializer(registry, schemas);
    return Serdes.serdeFrom(
        (topic, value) -> {
          SpecificRecord record = value == null ? null : unwrap.apply(value);
          if (record != null && !schemas.contains(record.getSchema())) {
            throw new SerializationException(
                record.getSchema().getFullName() + " does not belong on " + topic);
          }
          return serializer.serialize(topic, record);
        },
        (topic, octets) -> {
          SpecificRecord record = deserializer.deserialize(topic, octets);
          return record == null ? null : wrap.apply(record);
        });
  }
}
