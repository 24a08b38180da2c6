package io.stackprint.bench;

import java.nio.ByteBuffer;

/**
 * An Ethernet frame of a capture.
 *
 * @param atMicros capture time, in microseconds
 * @param octets the frame, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and millions are written
record Frame(long atMicros, byte[] octets) {
  private static final int TYPE = 12;
  private static final int NETWORK = 14; // where the layer above Ethernet begins
  private static final int IPV4 = 0x0800;
  private static final int ARP = 0x0806;
  private static final int ARP_SENDER = NETWORK + 14;
  private static final int ARP_TARGET = NETWORK + 24;
  private static final int PROTOCOL = 9; // of the IPv4 header, RFC 791 §3.1
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;
  private static final int ICMP = 1;
  private static final int ICMP_HEADER = 8;
  private static final int DESTINATION_UNREACHABLE = 3;
  private static final int TIME_EXCEEDED = 11;

  /** The same at another time. */
  Frame later(long micros) {
    return new Frame(atMicros + micros, octets);
  }

  /**
   * The same between other hosts: the upper half of each address grows by so much, the lower half
   * shrinks by it, in ones' complement. So all checksums stay as right or wrong as they are, those
   * of quoted datagrams too (RFC 1624 §3).
   */
  Frame movedBy(int distance) {
    ByteBuffer moved = ByteBuffer.wrap(octets.clone());
    int type = moved.getShort(TYPE) & 0xffff;
    if (type == IPV4) {
      moveDatagram(moved, NETWORK, distance);
    } else if (type == ARP) {
      moveAddress(moved, ARP_SENDER, distance);
      moveAddress(moved, ARP_TARGET, distance);
    }
    return new Frame(atMicros, moved.array());
  }

  private static void moveDatagram(ByteBuffer frame, int at, int distance) {
    if (at + DESTINATION + Integer.BYTES > frame.capacity()) {
      return; // quoted in part
    }
    moveAddress(frame, at + SOURCE, distance);
    moveAddress(frame, at + DESTINATION, distance);
    int payload = at + (frame.get(at) & 15) * 4;
    boolean isIcmp = frame.get(at + PROTOCOL) == ICMP;
    if (isIcmp && payload < frame.capacity() && quotes(frame.get(payload))) {
      moveDatagram(frame, payload + ICMP_HEADER, distance);
    }
  }

  private static boolean quotes(byte icmpType) {
    return icmpType == DESTINATION_UNREACHABLE || icmpType == TIME_EXCEEDED;
  }

  private static void moveAddress(ByteBuffer frame, int at, int distance) {
    int upper = frame.getShort(at) & 0xffff;
    int lower = frame.getShort(at + Short.BYTES) & 0xffff;
    frame.putShort(at, (short) ((upper + distance) % 0xffff));
    frame.putShort(at + Short.BYTES, (short) Math.floorMod(lower - distance, 0xffff));
  }
}
