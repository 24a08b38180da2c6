package io.stackprint.prober.capture;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Packets for captures built in tests. */
final class Frames {
  static final long DESTINATION = 0x020000000001L;
  static final long SOURCE = 0x02000000000aL;

  private Frames() {}

  /** An IPv4 datagram whose identification is stated, so that it can be told from others. */
  static byte[] ipv4(int ipId, int payloadOctets) {
    return ByteBuffer.allocate(20 + payloadOctets)
        .put((byte) 0x45)
        .put((byte) 0)
        .putShort((short) (20 + payloadOctets))
        .putShort((short) ipId)
        .putShort((short) 0)
        .put((byte) 64)
        .put((byte) 253) // for experimentation (RFC 3692)
        .putShort((short) 0)
        .putInt(0xc0000201)
        .putInt(0xc0000202)
        .array();
  }

  /** An Ethernet frame from {@link #SOURCE} to {@link #DESTINATION}. */
  static byte[] ethernet(int type, byte[] payload) {
    return hex("020000000001 02000000000a " + HexFormat.of().toHexDigits((short) type), payload);
  }

  static byte[] ethernetIpv4(int ipId, int payloadOctets) {
    return ethernet(0x0800, ipv4(ipId, payloadOctets));
  }

  /** An ARP packet for Ethernet and IPv4. */
  static byte[] arp(int operation, String senderMac, String senderAddress) {
    String operationHex = HexFormat.of().toHexDigits((short) operation);
    return hex(
        "0001 0800 06 04" + operationHex + senderMac + senderAddress + "000000000000 c0000202",
        new byte[0]);
  }

  static byte[] hex(String header, byte[] rest) {
    return new OctetSink().hex(header).octets(rest).octets();
  }
}
