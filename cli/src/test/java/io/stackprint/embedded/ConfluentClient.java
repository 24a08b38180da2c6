package io.stackprint.embedded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.JsonEncoder;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;

/**
 * The oracle: Confluent's own registry client with Flink's wire format and an Avro of their own, as
 * Flink ships them. Records go in and out as Avro JSON, so that no class of ours is involved.
 */
final class ConfluentClient {
  private final CachedSchemaRegistryClient client;

  ConfluentClient(URI url) {
    this.client = new CachedSchemaRegistryClient(url.toString(), 100);
  }

  /** Writes a record, registering its schema. */
  byte[] write(String subject, String schemaText, String json) throws IOException {
    Schema schema = new Schema.Parser().parse(schemaText);
    var record =
        new GenericDatumReader<Object>(schema)
            .read(null, DecoderFactory.get().jsonDecoder(schema, json));
    var octets = new ByteArrayOutputStream();
    new ConfluentSchemaRegistryCoder(subject, client).writeSchema(schema, octets);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(octets, null);
    new GenericDatumWriter<Object>(schema).write(record, encoder);
    encoder.flush();
    return octets.toByteArray();
  }

  /** Reads a record with the schema that it names. */
  String read(byte[] value) throws IOException {
    InputStream octets = new ByteArrayInputStream(value);
    Schema schema = new ConfluentSchemaRegistryCoder(client).readSchema(octets);
    Object record =
        new GenericDatumReader<>(schema)
            .read(null, DecoderFactory.get().directBinaryDecoder(octets, null));
    var json = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, json);
    new GenericDatumWriter<>(schema).write(record, encoder);
    encoder.flush();
    return json.toString(StandardCharsets.UTF_8);
  }
}
