package io.stackprint.topics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** The Avro binary encoding of a record alone, without a schema id: what digests are taken over. */
public final class RecordOctets {
  private RecordOctets() {}

  /** The encoding of a record with its own schema (Avro specification, Binary Encoding). */
  public static byte[] of(SpecificRecord record) {
    var octets = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(octets, null);
    var writer =
        new SpecificDatumWriter<SpecificRecord>(
            record.getSchema(), SpecificData.getForSchema(record.getSchema()));
    try {
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return octets.toByteArray();
  }
}
