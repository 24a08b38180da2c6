package io.stackprint.wire;

import static io.stackprint.wire.Octets.u16;

import java.util.Arrays;
import java.util.Objects;

/**
 * A UDP datagram, or the start of one, seen where its octets stand (RFC 768).
 *
 * <p>Its length field is reported, not believed: ICMP errors quote datagrams cut short.
 */
public final class UdpView {
  /** Length of the header, octets. */
  public static final int HEADER_LENGTH = 8;

  static final int SOURCE_PORT = 0;
  static final int DESTINATION_PORT = 2;
  static final int LENGTH = 4;
  static final int CHECKSUM = 6;

  private final byte[] octets;
  private final int offset;
  private final int length;

  private UdpView(byte[] octets, int offset, int length) {
    this.octets = octets;
    this.offset = offset;
    this.length = length;
  }

  /**
   * The datagram that fills these octets.
   *
   * @throws MalformedPacketException if there are fewer than 8 octets
   */
  public static UdpView checked(byte[] octets) {
    return checked(octets, 0, octets.length);
  }

  /**
   * The UDP datagram in the payload of an IPv4 datagram; its protocol is the caller's to look at.
   *
   * @throws MalformedPacketException if there are fewer than 8 octets
   */
  public static UdpView checked(Ipv4View datagram) {
    return checked(datagram.array(), datagram.payloadOffset(), datagram.payloadLength());
  }

  /**
   * A UDP datagram whose header is there whole.
   *
   * @throws MalformedPacketException if there are fewer than 8 octets
   * @throws IndexOutOfBoundsException if the range is not inside the octets
   */
  public static UdpView checked(byte[] octets, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length < HEADER_LENGTH) {
      throw new MalformedPacketException("UDP header cut short", length);
    }
    return new UdpView(octets, offset, length);
  }

  /** Source port: 0 to 65535. */
  public int sourcePort() {
    return u16(octets, offset + SOURCE_PORT);
  }

  /** Destination port: 0 to 65535. */
  public int destinationPort() {
    return u16(octets, offset + DESTINATION_PORT);
  }

  /** The length field, header included: 0 to 65535 octets, whatever is here. */
  public int udpLength() {
    return u16(octets, offset + LENGTH);
  }

  /** Checksum as sent, 0 for none: 0 to 65535. */
  public int checksum() {
    return u16(octets, offset + CHECKSUM);
  }

  /** Where the payload starts in the array given. */
  public int payloadOffset() {
    return offset + HEADER_LENGTH;
  }

  /** Octets of the payload that are here, 0 or more. */
  public int payloadLength() {
    return length - HEADER_LENGTH;
  }

  /** True when every payload octet that is here has this value. */
  public boolean payloadIsFilledWith(int octet) {
    return Octets.filledWith(octet, octets, payloadOffset(), offset + length);
  }

  /** A copy of the payload. */
  public byte[] payload() {
    return Arrays.copyOfRange(octets, payloadOffset(), offset + length);
  }
}
