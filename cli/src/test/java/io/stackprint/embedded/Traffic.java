package io.stackprint.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.HostChange;
import io.stackprint.record.HostRecord;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.ScanRequest;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of record on its topic, written and read as the services do.
 *
 * @param schema of the record
 * @param subject under which the registry must know it
 * @param topic where it goes
 * @param wrap makes a value of the topic of a record
 * @param unwrap the record of such a value
 */
record Traffic<V>(
    Schema schema,
    String subject,
    Topic<?, V> topic,
    Function<SpecificRecord, V> wrap,
    Function<V, SpecificRecord> unwrap) {

  /** Every record of the catalogue. */
  static List<Traffic<?>> on(Topics topics) {
    return List.of(
        plain(topics.scanRequests(), ScanRequest.class),
        plain(topics.fingerprints(), SubjectFingerprint.class),
        plain(topics.hosts(), HostRecord.class),
        plain(topics.hostChanges(), HostChange.class),
        evidence(topics, ProbeReply.getClassSchema()),
        evidence(topics, RoundEnd.getClassSchema()),
        database(topics, ReferenceFingerprint.getClassSchema()),
        database(topics, DatabaseManifest.getClassSchema()));
  }

  byte[] write(SpecificRecord record) {
    return topic.value().serializer().serialize(topic.name(), wrap.apply(record));
  }

  SpecificRecord read(byte[] octets) {
    return unwrap.apply(topic.value().deserializer().deserialize(topic.name(), octets));
  }

  /** A record as Avro writes it in JSON. */
  static String json(SpecificRecord record) throws IOException {
    var json = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), json);
    new SpecificDatumWriter<>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return json.toString(UTF_8);
  }

  @Override
  public String toString() {
    return subject;
  }

  private static <R extends SpecificRecord> Traffic<R> plain(Topic<?, R> topic, Class<R> type) {
    Schema schema = SpecificData.get().getSchema(type);
    return new Traffic<>(schema, topic.name() + "-value", topic, type::cast, record -> record);
  }

  private static Traffic<Evidence> evidence(Topics topics, Schema schema) {
    String subject = topics.probeReplies().name() + "-" + schema.getFullName();
    return new Traffic<>(schema, subject, topics.probeReplies(), Evidence::of, Evidence::record);
  }

  private static Traffic<DatabaseRecord> database(Topics topics, Schema schema) {
    String subject = topics.osDb().name() + "-" + schema.getFullName();
    return new Traffic<>(
        schema, subject, topics.osDb(), DatabaseRecord::of, DatabaseRecord::record);
  }
}
