package io.stackprint.wire;

import static io.stackprint.wire.Octets.put16;
import static io.stackprint.wire.Octets.put32;
import static io.stackprint.wire.Octets.put8;
import static io.stackprint.wire.Octets.u16;

/**
 * An IPv4 header to be sent, without options (RFC 791 §3.1). Immutable: each method gives a new
 * one.
 *
 * <pre>
 * byte[] datagram = Ipv4Builder.between(scanner, target).ttl(55).emit(TcpBuilder.between(1024, 80));
 * </pre>
 *
 * <p>Values are cut to the width of their field.
 */
public final class Ipv4Builder {
  private static final int HEADER_LENGTH = Ipv4View.MINIMUM_HEADER_LENGTH;
  private static final int DEFAULT_TTL = 64;

  private final byte[] header;

  private Ipv4Builder(byte[] header) {
    this.header = header;
  }

  /** A header with these addresses, TTL 64 and everything else 0. */
  public static Ipv4Builder between(int source, int destination) {
    var header = new byte[HEADER_LENGTH];
    put8(header, Ipv4View.VERSION_AND_IHL, 0x45);
    put8(header, Ipv4View.TTL, DEFAULT_TTL);
    put32(header, Ipv4View.SOURCE, source);
    put32(header, Ipv4View.DESTINATION, destination);
    return new Ipv4Builder(header);
  }

  /** Sets the type of service. */
  public Ipv4Builder tos(int tos) {
    byte[] copy = header.clone();
    put8(copy, Ipv4View.TOS, tos);
    return new Ipv4Builder(copy);
  }

  /** Sets the identification. */
  public Ipv4Builder ipId(int ipId) {
    byte[] copy = header.clone();
    put16(copy, Ipv4View.IP_ID, ipId);
    return new Ipv4Builder(copy);
  }

  /** Sets or clears the DF bit. */
  public Ipv4Builder dontFragment(boolean set) {
    return fragmentBits(Ipv4View.DONT_FRAGMENT, set ? Ipv4View.DONT_FRAGMENT : 0);
  }

  /** Sets or clears the MF bit. */
  public Ipv4Builder moreFragments(boolean set) {
    return fragmentBits(Ipv4View.MORE_FRAGMENTS, set ? Ipv4View.MORE_FRAGMENTS : 0);
  }

  /**
   * Sets the place of this fragment.
   *
   * @param octets a multiple of 8, 0 to 65528
   */
  public Ipv4Builder fragmentOffset(int octets) {
    return fragmentBits(0x1fff, (octets / 8) & 0x1fff);
  }

  /** Sets the time to live. */
  public Ipv4Builder ttl(int ttl) {
    byte[] copy = header.clone();
    put8(copy, Ipv4View.TTL, ttl);
    return new Ipv4Builder(copy);
  }

  /**
   * The whole datagram: this header with total length, protocol and checksum filled in, then the
   * payload.
   *
   * @throws IllegalArgumentException if it would be longer than 65535 octets
   */
  public byte[] emit(Payload payload) {
    var datagram = new byte[HEADER_LENGTH + payload.wireLength()];
    emit(payload, datagram, 0);
    return datagram;
  }

  /**
   * Writes the whole datagram.
   *
   * @param into the old content does not matter
   * @return octets written
   * @throws IllegalArgumentException if it would be longer than 65535 octets
   */
  public int emit(Payload payload, byte[] into, int offset) {
    int length = HEADER_LENGTH + payload.wireLength();
    if (length > 0xffff) {
      throw new IllegalArgumentException("datagram of " + length + " octets");
    }
    System.arraycopy(header, 0, into, offset, HEADER_LENGTH);
    put16(into, offset + Ipv4View.TOTAL_LENGTH, length);
    put8(into, offset + Ipv4View.PROTOCOL, payload.protocol());
    put16(
        into, offset + Ipv4View.HEADER_CHECKSUM, InternetChecksum.of(into, offset, HEADER_LENGTH));
    payload.emit(
        into,
        offset + HEADER_LENGTH,
        Octets.i32(header, Ipv4View.SOURCE),
        Octets.i32(header, Ipv4View.DESTINATION));
    return length;
  }

  private Ipv4Builder fragmentBits(int mask, int bits) {
    byte[] copy = header.clone();
    int old = u16(copy, Ipv4View.FLAGS_AND_FRAGMENT_OFFSET);
    put16(copy, Ipv4View.FLAGS_AND_FRAGMENT_OFFSET, (old & ~mask) | bits);
    return new Ipv4Builder(copy);
  }
}
