package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** Any octets are a record, which can be written again, or a refusal with a message. */
class WireFormatFuzzTest {
  private static final SchemaRegistry REGISTRY = SchemaRegistry.inMemory();
  private static final List<Schema> RECORDS = TopicRecords.schemas();
  private static final Serde<SpecificRecord> SERDE =
      RecordSerde.of(REGISTRY, SubjectNaming.TOPIC_AND_RECORD, RECORDS, r -> r, r -> r);

  static {
    RECORDS.forEach(schema -> REGISTRY.idOf("t", schema)); // ids 1 to 8
  }

  @FuzzTest(maxDuration = "2m")
  void anyOctetsAreARecordOrARefusal(byte[] octets) {
    assertRecordOrRefusal(octets);
  }

  /** Straight to the Avro behind a good header, which the fuzzer would have to find each time. */
  @FuzzTest(maxDuration = "2m")
  void anyAvroIsARecordOrARefusal(byte[] octets) {
    for (int id = 1; id <= RECORDS.size(); id++) {
      byte[] value = Arrays.copyOf(WireFormat.header(id), WireFormat.HEADER_OCTETS + octets.length);
      System.arraycopy(octets, 0, value, WireFormat.HEADER_OCTETS, octets.length);
      assertRecordOrRefusal(value);
    }
  }

  private static void assertRecordOrRefusal(byte[] value) {
    SpecificRecord record;
    try {
      record = SERDE.deserializer().deserialize("t", value);
    } catch (SerializationException refusal) {
      assertThat(refusal).hasMessageMatching("(?s).{10,}");
      return;
    }
    byte[] again = SERDE.serializer().serialize("t", record);
    // Not compared as records: in those, a field that is not a number differs from itself.
    byte[] oftener =
        SERDE.serializer().serialize("t", SERDE.deserializer().deserialize("t", again));
    assertThat(oftener).hasSameSizeAs(again);
  }
}
