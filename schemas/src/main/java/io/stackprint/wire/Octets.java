package io.stackprint.wire;

/** Unsigned numbers in network order inside an array of octets. */
final class Octets {
  private Octets() {}

  static int u8(byte[] octets, int at) {
    return Byte.toUnsignedInt(octets[at]);
  }

  static int u16(byte[] octets, int at) {
    return (u8(octets, at) << 8) | u8(octets, at + 1);
  }

  static int i32(byte[] octets, int at) {
    return (u16(octets, at) << 16) | u16(octets, at + 2);
  }

  static long u32(byte[] octets, int at) {
    return Integer.toUnsignedLong(i32(octets, at));
  }

  static boolean filledWith(int octet, byte[] octets, int from, int to) {
    for (int at = from; at < to; at++) {
      if (u8(octets, at) != octet) {
        return false;
      }
    }
    return true;
  }

  static void put8(byte[] octets, int at, int value) {
    octets[at] = (byte) value;
  }

  static void put16(byte[] octets, int at, int value) {
    put8(octets, at, value >>> 8);
    put8(octets, at + 1, value);
  }

  static void put32(byte[] octets, int at, long value) {
    put16(octets, at, (int) (value >>> 16));
    put16(octets, at + 2, (int) value);
  }
}
