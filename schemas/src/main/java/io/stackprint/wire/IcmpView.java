package io.stackprint.wire;

import static io.stackprint.wire.Octets.u16;
import static io.stackprint.wire.Octets.u32;
import static io.stackprint.wire.Octets.u8;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** An ICMP message, seen where its octets stand (RFC 792). */
public final class IcmpView {
  /** Type of an echo reply. */
  public static final int ECHO_REPLY = 0;

  /** Type of a destination-unreachable error. */
  public static final int DESTINATION_UNREACHABLE = 3;

  /** Type of an echo request. */
  public static final int ECHO_REQUEST = 8;

  /** Type of a time-exceeded error. */
  public static final int TIME_EXCEEDED = 11;

  /** Code of {@link #DESTINATION_UNREACHABLE}: nobody listens at the port. */
  public static final int PORT_UNREACHABLE = 3;

  /** Length of type, code, checksum and rest of header, octets. */
  public static final int HEADER_LENGTH = 8;

  static final int TYPE = 0;
  static final int CODE = 1;
  static final int CHECKSUM = 2;
  static final int REST_OF_HEADER = 4;
  static final int IDENTIFIER = 4;
  static final int SEQUENCE = 6;

  private final byte[] octets;
  private final int offset;
  private final int length;

  private IcmpView(byte[] octets, int offset, int length) {
    this.octets = octets;
    this.offset = offset;
    this.length = length;
  }

  /**
   * The message that fills these octets.
   *
   * @throws MalformedPacketException if there are fewer than 8 octets
   */
  public static IcmpView checked(byte[] octets) {
    return checked(octets, 0, octets.length);
  }

  /**
   * The message in the payload of a datagram; its protocol is the caller's to look at.
   *
   * @throws MalformedPacketException if there are fewer than 8 octets
   */
  public static IcmpView checked(Ipv4View datagram) {
    return checked(datagram.array(), datagram.payloadOffset(), datagram.payloadLength());
  }

  /**
   * A message whose first 8 octets are there.
   *
   * @throws MalformedPacketException if there are fewer than 8 octets
   * @throws IndexOutOfBoundsException if the range is not inside the octets
   */
  public static IcmpView checked(byte[] octets, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length < HEADER_LENGTH) {
      throw new MalformedPacketException("ICMP message cut short", length);
    }
    return new IcmpView(octets, offset, length);
  }

  /** Type: 0 to 255. */
  public int type() {
    return u8(octets, offset + TYPE);
  }

  /** Code: 0 to 255. */
  public int code() {
    return u8(octets, offset + CODE);
  }

  /** Checksum as sent: 0 to 65535. */
  public int checksum() {
    return u16(octets, offset + CHECKSUM);
  }

  /** Octets 4 to 7 as one number: the unused field of most errors, 0 to 2^32-1. */
  public long restOfHeader() {
    return u32(octets, offset + REST_OF_HEADER);
  }

  /** Identifier of an echo request or reply: 0 to 65535. */
  public int identifier() {
    return u16(octets, offset + IDENTIFIER);
  }

  /** Sequence number of an echo request or reply: 0 to 65535. */
  public int sequence() {
    return u16(octets, offset + SEQUENCE);
  }

  /** Where the octets behind the first 8 start in the array given. */
  public int bodyOffset() {
    return offset + HEADER_LENGTH;
  }

  /** Octets behind the first 8 that are here, 0 or more. */
  public int bodyLength() {
    return length - HEADER_LENGTH;
  }

  /** True when every octet behind the first 8 that is here has this value. */
  public boolean bodyIsFilledWith(int octet) {
    return Octets.filledWith(octet, octets, bodyOffset(), offset + length);
  }

  /** A copy of the octets behind the first 8. */
  public byte[] body() {
    return Arrays.copyOfRange(octets, bodyOffset(), offset + length);
  }

  /**
   * The datagram that an error message quotes in its body, if an IPv4 header stands there whole.
   */
  public Optional<Ipv4View> quotedDatagram() {
    try {
      return Optional.of(Ipv4View.quoted(octets, bodyOffset(), bodyLength()));
    } catch (MalformedPacketException refused) {
      return Optional.empty();
    }
  }
}
