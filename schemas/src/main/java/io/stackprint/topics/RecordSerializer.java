package io.stackprint.topics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records in the wire format, each with its own schema. Safe for many threads. */
final class RecordSerializer implements Serializer<SpecificRecord> {
  private static final int USUAL_OCTETS = 512;

  private final SchemaRegistry registry;
  private final SubjectNaming naming;
  private final Map<Place, Format> formats = new ConcurrentHashMap<>();

  // One that writes through pays for each field; one that gathers is dear to make.
  private final ThreadLocal<BinaryEncoder> encoders =
      ThreadLocal.withInitial(
          () -> EncoderFactory.get().binaryEncoder(OutputStream.nullOutputStream(), null));

  RecordSerializer(SchemaRegistry registry, SubjectNaming naming) {
    this.registry = registry;
    this.naming = naming;
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
    return value == null ? null : write(format(new Place(topic, value.getSchema())), value);
  }

  private Format format(Place place) {
    Format known = formats.get(place);
    if (known != null) {
      return known;
    }
    int id = registry.idOf(naming.subject(place.topic, place.schema), place.schema);
    SpecificData model = SpecificData.getForSchema(place.schema);
    model.setCustomCoders(true); // the generated code writes the fields, half as dear as Avro does
    var format = new Format(id, new SpecificDatumWriter<>(place.schema, model));
    formats.put(place, format);
    return format;
  }

  private byte[] write(Format format, SpecificRecord value) {
    var octets = new ByteArrayOutputStream(USUAL_OCTETS);
    octets.writeBytes(WireFormat.header(format.schemaId));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(octets, encoders.get());
    try {
      format.writer.write(value, encoder);
      encoder.flush();
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      // The last two are how Avro says that a field holds no value of its schema.
      throw new SerializationException(
          "cannot write a record as " + value.getSchema().getFullName() + ": " + e.getMessage(), e);
    }
    return octets.toByteArray();
  }

  private record Place(String topic, Schema schema) {}

  private record Format(int schemaId, SpecificDatumWriter<SpecificRecord> writer) {}
}
