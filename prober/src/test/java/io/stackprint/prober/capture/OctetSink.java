package io.stackprint.prober.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes a file octet by octet, in one byte order at a time. */
final class OctetSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  OctetSink order(ByteOrder order) {
    this.order = order;
    return this;
  }

  OctetSink u16(int value) {
    return octets(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  OctetSink u32(long value) {
    return octets(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
  }

  OctetSink u64(long value) {
    return octets(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }

  OctetSink octets(byte[] octets) {
    out.writeBytes(octets);
    return this;
  }

  /** Octets in hexadecimal; blanks between them are for the reader. */
  OctetSink hex(String hex) {
    return octets(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** The octets, then zeros up to a multiple of 4. */
  OctetSink padded(byte[] octets) {
    return octets(Arrays.copyOf(octets, (octets.length + 3) / 4 * 4));
  }

  int size() {
    return out.size();
  }

  byte[] octets() {
    return out.toByteArray();
  }
}
