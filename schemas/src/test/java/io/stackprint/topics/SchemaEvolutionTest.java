package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records themselves, not only their schemas: what a release wrote is read today, and what is
 * written today that release reads. docs/decisions/0003 says why both.
 */
class SchemaEvolutionTest {
  private static final Path RELEASED = Path.of("src", "test", "resources", "released");
  private static final int RECORDS = 20;
  private static final long SEED = 5;

  private final SchemaRegistry registry = SchemaRegistry.inMemory();

  static Stream<Arguments> releases() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      return files
          .filter(file -> file.toString().endsWith(".avsc"))
          .sorted()
          .map(file -> Arguments.of(RELEASED.relativize(file).toString()))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void whatAReleaseWroteIsReadToday(String file) throws IOException {
    Schema released = parsed(file);
    int id = registry.idOf("t", released);

    for (Object random : new RandomData(released, RECORDS, SEED)) {
      var written = (GenericRecord) random;
      SpecificRecord read = today(released).deserializer().deserialize("t", octets(id, written));

      // Read once more by the release, it is what it was: nothing was lost on the way.
      byte[] again = today(released).serializer().serialize("t", read);
      assertThat(readBy(released, read.getSchema(), again)).isEqualTo(written);
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void whatIsWrittenTodayThatReleaseReads(String file) throws IOException {
    Schema released = parsed(file);
    Schema now = current(released);

    for (long seed = 0; seed < RECORDS; seed++) {
      SpecificRecord written = new RandomRecords(seed).of(now);
      byte[] octets = today(released).serializer().serialize("t", written);

      assertThat(readBy(released, now, octets).getSchema()).isEqualTo(released);
    }
  }

  private static GenericRecord readBy(Schema reader, Schema writer, byte[] octets)
      throws IOException {
    byte[] avro = Arrays.copyOfRange(octets, WireFormat.HEADER_OCTETS, octets.length);
    return new GenericDatumReader<GenericRecord>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(avro, null));
  }

  private Serde<SpecificRecord> today(Schema released) {
    return RecordSerde.of(
        registry,
        SubjectNaming.TOPIC_AND_RECORD,
        List.of(current(released)),
        record -> record,
        record -> record);
  }

  private static Schema current(Schema released) {
    return TopicRecords.schemas().stream()
        .filter(schema -> schema.getFullName().equals(released.getFullName()))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] octets(int id, GenericRecord record) throws IOException {
    var octets = new ByteArrayOutputStream();
    octets.writeBytes(WireFormat.header(id));
    var encoder = EncoderFactory.get().directBinaryEncoder(octets, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return octets.toByteArray();
  }

  private static Schema parsed(String file) throws IOException {
    return new Schema.Parser().parse(RELEASED.resolve(file).toFile());
  }
}
