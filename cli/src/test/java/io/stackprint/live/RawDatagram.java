package io.stackprint.live;

import io.stackprint.prober.capture.CapturedDatagram;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * The octets of a datagram, to be read and changed at their places in the RFCs' figures; not
 * through our own views, so that one mistake cannot stand on both sides of a comparison.
 */
final class RawDatagram {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;

  /** Where TCP, UDP or ICMP begins: no probe has IP options. */
  static final int TRANSPORT = 20;

  private static final int PROTOCOL = 9;
  private static final int ADDRESSES = 12;

  private final byte[] octets;

  private RawDatagram(byte[] octets) {
    this.octets = octets;
  }

  static RawDatagram of(CapturedDatagram datagram) {
    byte[] octets = new byte[datagram.capturedLength()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) datagram.u8(i);
    }
    return new RawDatagram(octets);
  }

  RawDatagram copy() {
    return new RawDatagram(octets.clone());
  }

  int length() {
    return octets.length;
  }

  int protocol() {
    return u8(PROTOCOL);
  }

  int u8(int place) {
    return octets[place] & 0xff;
  }

  int u16(int place) {
    return u8(place) << 8 | u8(place + 1);
  }

  int u32(int place) {
    return u16(place) << 16 | u16(place + 2);
  }

  RawDatagram put16(int place, int value) {
    octets[place] = (byte) (value >>> 8);
    octets[place + 1] = (byte) value;
    return this;
  }

  RawDatagram put32(int place, int value) {
    return put16(place, value >>> 16).put16(place + 2, value);
  }

  /** Whether its checksums are right: RFC 1071, and RFC 9293 §3.1 for the pseudo header. */
  boolean checksummed() {
    int length = octets.length - TRANSPORT;
    int pseudo = protocol() == ICMP ? 0 : sum(ADDRESSES, TRANSPORT) + protocol() + length;
    return folded(sum(0, TRANSPORT)) == 0xffff
        && folded(sum(TRANSPORT, octets.length) + pseudo) == 0xffff;
  }

  private int sum(int from, int to) {
    return IntStream.range(from, to).map(i -> i % 2 == 0 ? u8(i) << 8 : u8(i)).sum();
  }

  private static int folded(int sum) {
    int once = (sum & 0xffff) + (sum >>> 16);
    return (once & 0xffff) + (once >>> 16);
  }

  String hex() {
    return HexFormat.of().formatHex(octets);
  }
}
