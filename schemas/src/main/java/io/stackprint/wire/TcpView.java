package io.stackprint.wire;

import static io.stackprint.wire.Octets.u16;
import static io.stackprint.wire.Octets.u32;
import static io.stackprint.wire.Octets.u8;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A TCP segment, seen where its octets stand (RFC 9293 §3.1).
 *
 * <p>Two doors: {@link #checked(Ipv4View)} looks at lengths only; {@link #withWellFormedOptions}
 * refuses also what Nmap drops for its options, as if it had never arrived.
 */
public final class TcpView {
  /** Length of a header without options, octets. */
  public static final int MINIMUM_HEADER_LENGTH = 20;

  static final int SOURCE_PORT = 0;
  static final int DESTINATION_PORT = 2;
  static final int SEQ = 4;
  static final int ACK = 8;
  static final int DATA_OFFSET_AND_RESERVED = 12;
  static final int FLAGS = 13;
  static final int WINDOW = 14;
  static final int CHECKSUM = 16;
  static final int URGENT_POINTER = 18;
  static final int OPTIONS = 20;

  private final byte[] octets;
  private final int offset;
  private final int length;

  private TcpView(byte[] octets, int offset, int length) {
    this.octets = octets;
    this.offset = offset;
    this.length = length;
  }

  /**
   * The segment that fills these octets.
   *
   * @throws MalformedPacketException as {@link #checked(byte[], int, int)} says
   */
  public static TcpView checked(byte[] octets) {
    return checked(octets, 0, octets.length);
  }

  /**
   * The segment in the payload of a datagram; its protocol is the caller's to look at.
   *
   * @throws MalformedPacketException as {@link #checked(byte[], int, int)} says
   */
  public static TcpView checked(Ipv4View datagram) {
    return checked(datagram.array(), datagram.payloadOffset(), datagram.payloadLength());
  }

  /**
   * A segment whose header is there whole; its options may be anything.
   *
   * @throws MalformedPacketException if there are fewer than 20 octets, or the data offset lies
   *     inside those 20 or behind the last octet
   * @throws IndexOutOfBoundsException if the range is not inside the octets
   */
  public static TcpView checked(byte[] octets, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length < MINIMUM_HEADER_LENGTH) {
      throw new MalformedPacketException("TCP header cut short", length);
    }
    var view = new TcpView(octets, offset, length);
    if (view.headerLength() < MINIMUM_HEADER_LENGTH || view.headerLength() > length) {
      throw new MalformedPacketException(
          "data offset outside the segment", DATA_OFFSET_AND_RESERVED);
    }
    return view;
  }

  /**
   * A segment that Nmap's own check lets pass: its option area, up to the first end-of-option-list,
   * is a chain of options of the right length each.
   *
   * @throws MalformedPacketException as {@link #checked(byte[], int, int)} says, or for an option
   *     that has no length octet, a length that its kind cannot have, or more octets than are left
   */
  public static TcpView withWellFormedOptions(Ipv4View datagram) {
    TcpView view = checked(datagram);
    TcpOptionArea.check(view.octets, view.offset, OPTIONS, view.headerLength());
    return view;
  }

  /** Source port: 0 to 65535. */
  public int sourcePort() {
    return u16(octets, offset + SOURCE_PORT);
  }

  /** Destination port: 0 to 65535. */
  public int destinationPort() {
    return u16(octets, offset + DESTINATION_PORT);
  }

  /** Sequence number: 0 to 2^32-1. */
  public long seq() {
    return u32(octets, offset + SEQ);
  }

  /** Acknowledgement field, whether ACK is set or not: 0 to 2^32-1. */
  public long ack() {
    return u32(octets, offset + ACK);
  }

  /** Length of the header with its options, the data offset in octets: 20 to 60. */
  public int headerLength() {
    return (u8(octets, offset + DATA_OFFSET_AND_RESERVED) >>> 4) * 4;
  }

  /** The four reserved bits between data offset and flags: 0 to 15. */
  public int reserved() {
    return u8(octets, offset + DATA_OFFSET_AND_RESERVED) & 0xf;
  }

  /** All eight control bits; see {@link TcpFlags}. */
  public int flags() {
    return u8(octets, offset + FLAGS);
  }

  /** True when all of these {@link TcpFlags} are set. */
  public boolean has(int flags) {
    return (flags() & flags) == flags;
  }

  /** Window field, not scaled: 0 to 65535. */
  public int window() {
    return u16(octets, offset + WINDOW);
  }

  /** Checksum as sent: 0 to 65535. */
  public int checksum() {
    return u16(octets, offset + CHECKSUM);
  }

  /** Urgent pointer, whether URG is set or not: 0 to 65535. */
  public int urgentPointer() {
    return u16(octets, offset + URGENT_POINTER);
  }

  /** A copy of the option area: 0 to 40 octets, a multiple of 4. */
  public byte[] optionOctets() {
    return Arrays.copyOfRange(octets, offset + OPTIONS, offset + headerLength());
  }

  /** True when the option area is exactly these octets. */
  public boolean optionsEqual(OctetString options) {
    return options.equalsRange(octets, offset + OPTIONS, offset + headerLength());
  }

  /** The options in wire order; see {@link TcpOption#parse}. */
  public List<TcpOption> options() {
    return TcpOption.parse(optionOctets());
  }

  /** The array that holds the segment, not copied. */
  public byte[] array() {
    return octets;
  }

  /** Where the segment starts in {@link #array()}. */
  public int offset() {
    return offset;
  }

  /** Octets of the segment that are here: its header at least. */
  public int length() {
    return length;
  }

  /** Where the payload starts in {@link #array()}. */
  public int payloadOffset() {
    return offset + headerLength();
  }

  /** Octets of the payload that are here, 0 or more. */
  public int payloadLength() {
    return length - headerLength();
  }

  /** A copy of the payload. */
  public byte[] payload() {
    return Arrays.copyOfRange(octets, payloadOffset(), offset + length);
  }
}
