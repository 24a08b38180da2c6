package io.stackprint.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.record.HostChange;
import io.stackprint.record.MatchPoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSerdeTest {
  private static final String TOPIC = "t";

  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final Serde<MatchPoint> serde = RecordSerde.of(registry, MatchPoint.class);
  private final MatchPoint point = new MatchPoint("ECN", "CC", 100);

  static Stream<Arguments> seededRecords() {
    return TopicRecords.schemas().stream()
        .flatMap(schema -> LongStream.range(0, 20).mapToObj(seed -> Arguments.of(schema, seed)));
  }

  @ParameterizedTest
  @MethodSource("seededRecords")
  void everyRecordComesBackAsItWas(Schema schema, long seed) {
    SpecificRecord record = new RandomRecords(seed).of(schema);
    Serde<SpecificRecord> ofSchema = anyOf(schema);

    byte[] octets = ofSchema.serializer().serialize(TOPIC, record);

    assertThat(ofSchema.deserializer().deserialize(TOPIC, octets)).isEqualTo(record);
  }

  @Test
  void startsWithMagicAndSchemaId() {
    byte[] octets = serde.serializer().serialize(TOPIC, point);

    // Then two strings and an int: length or value in zigzag code.
    assertThat(octets)
        .containsExactly(0, 0, 0, 0, 1, 6, 'E', 'C', 'N', 4, 'C', 'C', (byte) 0xc8, 1);
  }

  @Test
  void readsWhatAnotherVersionWrote() {
    Schema newer =
        SchemaBuilder.record("io.stackprint.record.MatchPoint")
            .fields()
            .requiredString("attribute")
            .requiredString("comment")
            .requiredString("test")
            .requiredInt("points")
            .endRecord();
    int id = registry.idOf(TOPIC, newer);
    byte[] octets = {0, 0, 0, 0, (byte) id, 2, 'S', 2, '!', 4, 'T', '2', 20};

    assertThat(serde.deserializer().deserialize(TOPIC, octets))
        .isEqualTo(new MatchPoint("T2", "S", 10));
  }

  @Test
  void refusesAValueWithoutHeader() {
    assertRefused(new byte[] {0, 0, 0}, "value too short: a header has 5 octets, found 3");
  }

  @Test
  void refusesAWrongMagicOctet() {
    assertRefused(
        "{\"no\": 1}".getBytes(US_ASCII),
        "wrong magic octet at octet 0: expected 0x00, found 0x7b");
  }

  @Test
  void refusesAnUnknownSchemaId() {
    assertRefused(
        new byte[] {0, 0, 1, 0, 0, 2}, "unknown schema id 65536: the registry has no such schema");
  }

  @Test
  void refusesARecordOfAnotherKind() {
    var other = (HostChange) new RandomRecords(1).of(HostChange.getClassSchema());
    byte[] octets = RecordSerde.of(registry, HostChange.class).serializer().serialize(TOPIC, other);

    assertRefused(
        octets,
        "wrong schema: expected io.stackprint.record.MatchPoint,"
            + " found io.stackprint.record.HostChange (schema id 1)");
  }

  @Test
  void refusesASchemaThatIsNoRecord() {
    int id = registry.idOf(TOPIC, Schema.create(Schema.Type.STRING));

    assertRefused(
        new byte[] {0, 0, 0, 0, (byte) id, 0},
        "wrong schema: expected io.stackprint.record.MatchPoint, found string (schema id 1)");
  }

  @Test
  void refusesTruncatedAvroWhereverItIsCut() {
    byte[] octets = serde.serializer().serialize(TOPIC, point);

    for (int length = WireFormat.HEADER_OCTETS; length < octets.length; length++) {
      byte[] cut = Arrays.copyOf(octets, length);
      assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, cut))
          .isInstanceOf(SerializationException.class)
          .hasMessageStartingWith("no MatchPoint (schema id 1): refused near octet");
    }
  }

  @Test
  void refusesOctetsBehindTheRecord() {
    byte[] octets = serde.serializer().serialize(TOPIC, point);

    assertRefused(
        Arrays.copyOf(octets, octets.length + 2),
        "2 octets behind the end of MatchPoint (schema id 1) at octet 14");
  }

  @Test
  void refusesToWriteARecordThatLacksAField() {
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, new MatchPoint()))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("cannot write a record as io.stackprint.record.MatchPoint");
  }

  @Test
  void refusesToWriteARecordThatDoesNotBelongOnTheTopic() {
    Serde<SpecificRecord> points = anyOf(MatchPoint.getClassSchema());
    var change = new RandomRecords(1).of(HostChange.getClassSchema());

    assertThatThrownBy(() -> points.serializer().serialize(TOPIC, change))
        .isInstanceOf(SerializationException.class)
        .hasMessage("io.stackprint.record.HostChange does not belong on t");
  }

  private Serde<SpecificRecord> anyOf(Schema schema) {
    return RecordSerde.of(registry, SubjectNaming.TOPIC, List.of(schema), r -> r, r -> r);
  }

  private void assertRefused(byte[] octets, String message) {
    assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, octets))
        .isInstanceOf(SerializationException.class)
        .hasMessage(message);
  }
}
