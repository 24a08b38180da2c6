package io.stackprint.wire;

import static io.stackprint.wire.Octets.put16;

/**
 * A UDP datagram to be sent (RFC 768). Immutable.
 *
 * @param sourcePort 0 to 65535
 * @param destinationPort 0 to 65535
 * @param payload what follows the header
 */
public record UdpBuilder(int sourcePort, int destinationPort, OctetString payload)
    implements Payload {
  @Override
  public int protocol() {
    return Ipv4View.UDP;
  }

  @Override
  public int wireLength() {
    return UdpView.HEADER_LENGTH + payload.length();
  }

  @Override
  public void emit(byte[] into, int offset, int source, int destination) {
    put16(into, offset + UdpView.SOURCE_PORT, sourcePort);
    put16(into, offset + UdpView.DESTINATION_PORT, destinationPort);
    put16(into, offset + UdpView.LENGTH, wireLength());
    put16(into, offset + UdpView.CHECKSUM, 0);
    payload.emit(into, offset + UdpView.HEADER_LENGTH);
    int checksum =
        InternetChecksum.ofTransport(source, destination, protocol(), into, offset, wireLength());
    // RFC 768: a computed 0 is sent as all ones, because 0 says that there is no checksum.
    put16(into, offset + UdpView.CHECKSUM, checksum == 0 ? 0xffff : checksum);
  }
}
