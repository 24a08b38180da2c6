package io.stackprint.prober.port;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** MAC addresses as a number of 48 bits, first octet most significant. */
final class Mac {
  static final long BROADCAST = 0xffff_ffff_ffffL;
  private static final int OCTETS = 6;

  private Mac() {}

  static byte[] octets(long mac) {
    byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(mac).array();
    return Arrays.copyOfRange(all, Long.BYTES - OCTETS, Long.BYTES);
  }

  static long of(byte[] octets, int offset) {
    long mac = 0;
    for (int i = 0; i < OCTETS; i++) {
      mac = (mac << 8) | (octets[offset + i] & 0xff);
    }
    return mac;
  }
}
