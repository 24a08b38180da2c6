package io.stackprint.prober.port;

import java.nio.ByteBuffer;

/** Address resolution on Ethernet (RFC 826). */
final class Arp {
  private static final int LENGTH = 28;
  private static final short ETHERNET = 1;
  private static final short REQUEST = 1;
  private static final short REPLY = 2;
  private static final int OPERATION = 6;
  private static final int SENDER_MAC = 8;
  private static final int SENDER_IP = 14;

  private Arp() {}

  /** Who has this address? */
  static byte[] request(long ownMac, int ownAddress, int target) {
    return ByteBuffer.allocate(LENGTH)
        .putShort(ETHERNET)
        .putShort((short) SocketAddresses.ETHERTYPE_IPV4)
        .put((byte) 6)
        .put((byte) Integer.BYTES)
        .putShort(REQUEST)
        .put(Mac.octets(ownMac))
        .putInt(ownAddress)
        .put(new byte[6])
        .putInt(target)
        .array();
  }

  /** Whether an answer to a request stands here. */
  static boolean isReply(byte[] octets, int offset) {
    return octets.length - offset >= LENGTH
        && ByteBuffer.wrap(octets).getShort(offset + OPERATION) == REPLY;
  }

  static long senderMac(byte[] octets, int offset) {
    return Mac.of(octets, offset + SENDER_MAC);
  }

  static int senderAddress(byte[] octets, int offset) {
    return ByteBuffer.wrap(octets).getInt(offset + SENDER_IP);
  }
}
