package io.stackprint.wire;

import static io.stackprint.wire.Octets.put16;
import static io.stackprint.wire.Octets.put32;
import static io.stackprint.wire.Octets.put8;

/**
 * An ICMP message to be sent (RFC 792). Immutable.
 *
 * @param type 0 to 255
 * @param code 0 to 255
 * @param restOfHeader octets 4 to 7 as one number
 * @param body what follows the first 8 octets
 */
public record IcmpBuilder(int type, int code, long restOfHeader, OctetString body)
    implements Payload {
  /** An echo request; the code should be 0, and a probe's is not. */
  public static IcmpBuilder echoRequest(int code, int identifier, int sequence, OctetString data) {
    return echo(IcmpView.ECHO_REQUEST, code, identifier, sequence, data);
  }

  /** An echo reply; the code should be 0, and a stack's may not be. */
  public static IcmpBuilder echoReply(int code, int identifier, int sequence, OctetString data) {
    return echo(IcmpView.ECHO_REPLY, code, identifier, sequence, data);
  }

  /** A port unreachable that quotes this datagram, or the start of one. */
  public static IcmpBuilder portUnreachable(OctetString quoted) {
    return new IcmpBuilder(IcmpView.DESTINATION_UNREACHABLE, IcmpView.PORT_UNREACHABLE, 0, quoted);
  }

  private static IcmpBuilder echo(
      int type, int code, int identifier, int sequence, OctetString data) {
    long rest = ((identifier & 0xffffL) << 16) | (sequence & 0xffffL);
    return new IcmpBuilder(type, code, rest, data);
  }

  @Override
  public int protocol() {
    return Ipv4View.ICMP;
  }

  @Override
  public int wireLength() {
    return IcmpView.HEADER_LENGTH + body.length();
  }

  @Override
  public void emit(byte[] into, int offset, int source, int destination) {
    put8(into, offset + IcmpView.TYPE, type);
    put8(into, offset + IcmpView.CODE, code);
    put16(into, offset + IcmpView.CHECKSUM, 0);
    put32(into, offset + IcmpView.REST_OF_HEADER, restOfHeader);
    body.emit(into, offset + IcmpView.HEADER_LENGTH);
    put16(into, offset + IcmpView.CHECKSUM, InternetChecksum.of(into, offset, wireLength()));
  }
}
