package io.stackprint.prober.port;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Linux's {@code sockaddr_in} (ip(7)) and {@code sockaddr_ll} (packet(7)) as octets. */
final class SocketAddresses {
  static final int ETHERTYPE_IPV4 = 0x0800;
  static final int ETHERTYPE_ARP = 0x0806;

  private static final int IN_LENGTH = 16;
  private static final int LL_LENGTH = 20;
  private static final int MAC_OCTETS = 6;

  private SocketAddresses() {}

  /** An IPv4 address; a raw socket ignores the port. */
  static byte[] in(int address) {
    return ByteBuffer.allocate(IN_LENGTH)
        .order(ByteOrder.nativeOrder())
        .putShort((short) Libc.AF_INET)
        .putShort((short) 0)
        .order(ByteOrder.BIG_ENDIAN)
        .putInt(address)
        .array();
  }

  /** A MAC address behind an interface. */
  static byte[] link(int etherType, int interfaceIndex, long mac) {
    return ByteBuffer.allocate(LL_LENGTH)
        .order(ByteOrder.nativeOrder())
        .putShort((short) Libc.AF_PACKET)
        .order(ByteOrder.BIG_ENDIAN)
        .putShort((short) etherType)
        .order(ByteOrder.nativeOrder())
        .putInt(interfaceIndex)
        .putShort((short) 0) // hardware type and packet type are for receiving only
        .put((byte) 0)
        .put((byte) MAC_OCTETS)
        .put(Mac.octets(mac))
        .array();
  }
}
