package io.stackprint.prober.capture;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * An IPv4 datagram as it lies in the capture: a cursor that the reader moves from packet to packet.
 *
 * <p>At least {@value #FIXED_HEADER_OCTETS} octets are there and the version is 4; nothing else is
 * checked: options, lengths, checksum and fragments are as they came.
 */
public final class CapturedDatagram {
  /** The part of the IPv4 header that is always there (RFC 791 §3.1), in octets. */
  public static final int FIXED_HEADER_OCTETS = 20;

  /** Stands for the address that a link layer does not carry. */
  public static final long NO_MAC = -1;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  ByteBuffer octets = NOTHING;
  long number;
  long atNanos;
  boolean timed;
  int offset;
  int capturedLength;
  int wireLength;
  long sourceMac = NO_MAC;
  long destinationMac = NO_MAC;

  CapturedDatagram() {}

  /** Number of the packet in its file, from 1, counting packets of every kind. */
  public long number() {
    return number;
  }

  /**
   * When it was captured, in nanoseconds since the epoch. A packet without a usable time (see
   * {@link #timed}) carries the time of the packet before it, so that the order of the file holds.
   */
  public long atNanos() {
    return atNanos;
  }

  /** False when the file gives this packet no time, or one that nanoseconds cannot express. */
  public boolean timed() {
    return timed;
  }

  /**
   * Octets of the datagram that are in the file, 20 or more. Padding and trailers of the link layer
   * are left out: never more than the header's total length, unless that is below 20.
   */
  public int capturedLength() {
    return capturedLength;
  }

  /** Octets of the datagram that were on the wire; more than captured when a snap length cut it. */
  public int wireLength() {
    return wireLength;
  }

  /** True when all octets that were on the wire are in the file. */
  public boolean whole() {
    return capturedLength >= wireLength;
  }

  /**
   * Sender on this link, 48 bits, first octet most significant; {@link #NO_MAC} when not carried.
   */
  public long sourceMac() {
    return sourceMac;
  }

  /** Receiver on this link, as {@link #sourceMac}; also absent in Linux cooked captures. */
  public long destinationMac() {
    return destinationMac;
  }

  /**
   * An octet of the datagram.
   *
   * @param index below {@link #capturedLength}
   */
  public int u8(int index) {
    return octets.get(offset + Objects.checkIndex(index, capturedLength)) & 0xff;
  }

  /**
   * Two octets of the datagram.
   *
   * @param index of the first, both below {@link #capturedLength}
   */
  public int u16(int index) {
    Objects.checkFromIndexSize(index, Short.BYTES, capturedLength);
    return octets.getShort(offset + index) & 0xffff;
  }

  /**
   * Four octets of the datagram, such as an address.
   *
   * @param index of the first, all below {@link #capturedLength}
   */
  public int i32(int index) {
    Objects.checkFromIndexSize(index, Integer.BYTES, capturedLength);
    return octets.getInt(offset + index);
  }

  /** A copy of the captured octets that outlives the call. */
  public byte[] copy() {
    byte[] copy = new byte[capturedLength];
    copyTo(copy);
    return copy;
  }

  /**
   * Copies the captured octets to the front of an array that is used again and again.
   *
   * @param target at least {@link #capturedLength} long; 65,535 suffice unless an invalid total
   *     length left the link layer's octets in
   */
  public void copyTo(byte[] target) {
    octets.get(offset, target, 0, capturedLength);
  }

  /** Lets go of the capture: from now on there are no octets. */
  void release() {
    octets = NOTHING;
    offset = 0;
    capturedLength = 0;
  }
}
