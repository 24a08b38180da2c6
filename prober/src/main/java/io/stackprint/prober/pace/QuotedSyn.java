package io.stackprint.prober.pace;

import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import java.nio.ByteBuffer;

/** The first eight octets of a TCP header, all that an ICMP error must quote (RFC 792). */
record QuotedSyn(int sourcePort, int destinationPort, long seq) {
  private static final int LENGTH = 8;

  /**
   * Reads them from a quoted datagram.
   *
   * @throws MalformedPacketException if they are not there whole
   */
  static QuotedSyn checked(Ipv4View quoted) {
    if (quoted.payloadLength() < LENGTH) {
      throw new MalformedPacketException("quoted TCP header cut short", quoted.length());
    }
    ByteBuffer octets = ByteBuffer.wrap(quoted.array(), quoted.payloadOffset(), LENGTH);
    return new QuotedSyn(
        octets.getShort() & 0xffff, octets.getShort() & 0xffff, octets.getInt() & 0xffffffffL);
  }
}
