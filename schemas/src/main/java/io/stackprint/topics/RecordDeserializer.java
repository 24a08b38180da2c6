package io.stackprint.topics;

import io.stackprint.refusal.Quoted;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in the wire format, whatever version of their schema they were written with, into
 * the version that we were compiled with. Safe for many threads.
 *
 * <p>Any octets give a record or a {@link SerializationException} that says what was expected and
 * what was found. Octets behind the record are refused: they mean that the schema is not the one it
 * was written with.
 */
final class RecordDeserializer implements Deserializer<SpecificRecord> {
  private final SchemaRegistry registry;
  private final Map<String, Schema> ours = new TreeMap<>(); // by full name
  private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers =
      new ConcurrentHashMap<>(); // by schema id

  /** A deserializer that takes these records and no others. */
  RecordDeserializer(SchemaRegistry registry, Collection<Schema> records) {
    TrustedRecords.trust();
    this.registry = registry;
    records.forEach(record -> ours.put(record.getFullName(), record));
  }

  @Override
  public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] value) {
    return value == null ? null : read(value);
  }

  private SpecificRecord read(byte[] value) {
    int id = WireFormat.schemaId(value);
    SpecificDatumReader<SpecificRecord> reader = reader(id);
    int avroOctets = value.length - WireFormat.HEADER_OCTETS;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER_OCTETS, avroOctets, null);
    SpecificRecord record = read(reader, decoder, id, value.length);
    int left = left(decoder);
    if (left > 0) {
      throw new SerializationException(
          String.format(
              "%d octets behind the end of %s (schema id %d) at octet %d",
              left, reader.getExpected().getName(), id, value.length - left));
    }
    return record;
  }

  private static SpecificRecord read(
      SpecificDatumReader<SpecificRecord> reader, BinaryDecoder decoder, int id, int length) {
    try {
      return reader.read(null, decoder);
    } catch (IOException | RuntimeException e) {
      // Avro says "these octets are no such record" with a dozen kinds of unchecked exceptions.
      throw new SerializationException(
          String.format(
              "no %s (schema id %d): refused near octet %d of %d: %s",
              reader.getExpected().getName(), id, length - left(decoder), length, e),
          e);
    }
  }

  private static int left(BinaryDecoder decoder) {
    try {
      return decoder.inputStream().available();
    } catch (IOException e) {
      throw new IllegalStateException("a byte array cannot fail to be read", e);
    }
  }

  private SpecificDatumReader<SpecificRecord> reader(int id) {
    SpecificDatumReader<SpecificRecord> known = readers.get(id);
    if (known != null) {
      return known;
    }
    Schema writer =
        registry
            .schema(id)
            .orElseThrow(
                () ->
                    new SerializationException(
                        "unknown schema id " + id + ": the registry has no such schema"));
    var reader = reader(id, writer);
    readers.put(id, reader);
    return reader;
  }

  private SpecificDatumReader<SpecificRecord> reader(int id, Schema writer) {
    Schema expected =
        writer.getType() == Schema.Type.RECORD ? ours.get(writer.getFullName()) : null;
    if (expected == null) {
      throw new SerializationException(
          String.format(
              "wrong schema: expected %s, found %s (schema id %d)",
              String.join(" or ", ours.keySet()), Quoted.of(writer.getFullName()), id));
    }
    return new SpecificDatumReader<>(writer, expected, SpecificData.getForSchema(expected));
  }
}
