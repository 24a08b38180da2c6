package io.stackprint.wire;

import static io.stackprint.wire.Octets.i32;
import static io.stackprint.wire.Octets.u16;
import static io.stackprint.wire.Octets.u8;

import java.util.Arrays;
import java.util.Objects;

/**
 * An IPv4 datagram, seen where its octets stand (RFC 791 §3.1).
 *
 * <p>The octets are not copied: who changes them changes the view. No checksum is verified and no
 * IP option is read.
 */
public final class Ipv4View {
  /** Protocol number of ICMP. */
  public static final int ICMP = 1;

  /** Protocol number of TCP. */
  public static final int TCP = 6;

  /** Protocol number of UDP. */
  public static final int UDP = 17;

  /** Length of a header without options, octets. */
  public static final int MINIMUM_HEADER_LENGTH = 20;

  static final int VERSION_AND_IHL = 0;
  static final int TOS = 1;
  static final int TOTAL_LENGTH = 2;
  static final int IP_ID = 4;
  static final int FLAGS_AND_FRAGMENT_OFFSET = 6;
  static final int TTL = 8;
  static final int PROTOCOL = 9;
  static final int HEADER_CHECKSUM = 10;
  static final int SOURCE = 12;
  static final int DESTINATION = 16;

  static final int DONT_FRAGMENT = 0x4000;
  static final int MORE_FRAGMENTS = 0x2000;

  private final byte[] octets;
  private final int offset;
  private final int length;

  private Ipv4View(byte[] octets, int offset, int length) {
    this.octets = octets;
    this.offset = offset;
    this.length = length;
  }

  /**
   * A datagram that fills these octets, or is padded, or was cut by the capture.
   *
   * @throws MalformedPacketException as {@link #checked(byte[], int, int)} says
   */
  public static Ipv4View checked(byte[] octets) {
    return checked(octets, 0, octets.length);
  }

  /**
   * A datagram as captured. Octets behind its total length are cut off (link padding); fewer than
   * its total length are accepted: see {@link #isTruncated()}.
   *
   * @throws MalformedPacketException if the version is not 4, the header is shorter than 20 octets
   *     or not captured whole, or the total length ends inside the header
   * @throws IndexOutOfBoundsException if the range is not inside the octets
   */
  public static Ipv4View checked(byte[] octets, int offset, int length) {
    Ipv4View all = quoted(octets, offset, length);
    if (all.totalLength() < all.headerLength()) {
      throw new MalformedPacketException("total length inside the header", TOTAL_LENGTH);
    }
    return new Ipv4View(octets, offset, Math.min(length, all.totalLength()));
  }

  /**
   * A datagram as an ICMP error quotes it (RFC 792): stacks send back total lengths that mean
   * nothing, and usually less than the whole, so all the octets given belong to it.
   *
   * @throws MalformedPacketException if the version is not 4, or the header is shorter than 20
   *     octets or not there whole
   * @throws IndexOutOfBoundsException if the range is not inside the octets
   */
  public static Ipv4View quoted(byte[] octets, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length < MINIMUM_HEADER_LENGTH) {
      throw new MalformedPacketException("IPv4 header cut short", length);
    }
    var view = new Ipv4View(octets, offset, length);
    if (u8(octets, offset) >>> 4 != 4) {
      throw new MalformedPacketException("IP version not 4", VERSION_AND_IHL);
    }
    if (view.headerLength() < MINIMUM_HEADER_LENGTH || view.headerLength() > length) {
      throw new MalformedPacketException(
          "IPv4 header length outside the datagram", VERSION_AND_IHL);
    }
    return view;
  }

  /** Length of the header with its options: 20 to 60 octets. */
  public int headerLength() {
    return (u8(octets, offset + VERSION_AND_IHL) & 0xf) * 4;
  }

  /** Type of service, now DSCP and ECN: 0 to 255. */
  public int tos() {
    return u8(octets, offset + TOS);
  }

  /** Total length as the header says: 0 to 65535 octets, whatever was captured. */
  public int totalLength() {
    return u16(octets, offset + TOTAL_LENGTH);
  }

  /** Identification: 0 to 65535. */
  public int ipId() {
    return u16(octets, offset + IP_ID);
  }

  /** The DF bit. */
  public boolean dontFragment() {
    return (u16(octets, offset + FLAGS_AND_FRAGMENT_OFFSET) & DONT_FRAGMENT) != 0;
  }

  /** The MF bit. */
  public boolean moreFragments() {
    return (u16(octets, offset + FLAGS_AND_FRAGMENT_OFFSET) & MORE_FRAGMENTS) != 0;
  }

  /** Place of this fragment in the whole datagram: 0 to 65528 octets. */
  public int fragmentOffset() {
    return (u16(octets, offset + FLAGS_AND_FRAGMENT_OFFSET) & 0x1fff) * 8;
  }

  /** Time to live: 0 to 255 hops. */
  public int ttl() {
    return u8(octets, offset + TTL);
  }

  /** Protocol number of the payload: 0 to 255. */
  public int protocol() {
    return u8(octets, offset + PROTOCOL);
  }

  /** The header checksum as sent: 0 to 65535. */
  public int headerChecksum() {
    return u16(octets, offset + HEADER_CHECKSUM);
  }

  /** Source address in network order. */
  public int source() {
    return i32(octets, offset + SOURCE);
  }

  /** Destination address in network order. */
  public int destination() {
    return i32(octets, offset + DESTINATION);
  }

  /** Source address in dotted decimal. */
  public String sourceText() {
    return Ipv4Address.text(source());
  }

  /** Destination address in dotted decimal. */
  public String destinationText() {
    return Ipv4Address.text(destination());
  }

  /** True when fewer octets are here than the total length promises. */
  public boolean isTruncated() {
    return length < totalLength();
  }

  /** The array that holds the datagram, not copied; see {@link #offset()} and {@link #length()}. */
  public byte[] array() {
    return octets;
  }

  /** Where the datagram starts in {@link #array()}. */
  public int offset() {
    return offset;
  }

  /** Octets of the datagram that are here: its header at least, its total length at most. */
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

  /** A copy of the datagram. */
  public byte[] toArray() {
    return Arrays.copyOfRange(octets, offset, offset + length);
  }
}
