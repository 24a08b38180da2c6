package io.stackprint.topics;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Confluent's wire format of a value: which schema it was written with, then the value.
 *
 * <pre>
 *  octet 0     magic, always 0
 *  octets 1–4  schema id, big-endian
 *  octets 5–   Avro binary
 * </pre>
 *
 * <p>Described in Confluent's documentation of its serializers, under "Wire format".
 */
final class WireFormat {
  static final byte MAGIC = 0;
  static final int HEADER_OCTETS = 5;

  private WireFormat() {}

  /** The header of values written with this schema. */
  static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_OCTETS).put(MAGIC).putInt(schemaId).array();
  }

  /**
   * The schema id of a value; the Avro binary starts at {@link #HEADER_OCTETS}.
   *
   * @throws SerializationException if the value does not start with a header
   */
  static int schemaId(byte[] value) {
    if (value.length < HEADER_OCTETS) {
      throw new SerializationException(
          "value too short: a header has 5 octets, found " + value.length);
    }
    if (value[0] != MAGIC) {
      throw new SerializationException(
          String.format("wrong magic octet at octet 0: expected 0x00, found 0x%02x", value[0]));
    }
    return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
  }
}
