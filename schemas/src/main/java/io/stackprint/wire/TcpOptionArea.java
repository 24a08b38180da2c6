package io.stackprint.wire;

import static io.stackprint.wire.Octets.u8;

/**
 * The check that a segment's option area must pass before Nmap looks at the segment.
 *
 * <p>Stricter than a stack needs to be (a known kind must have its only length) and laxer than RFC
 * 9293 §3.1 (an unknown kind may have length 1; what stands behind an end-of-option-list is not
 * looked at).
 */
final class TcpOptionArea {
  private TcpOptionArea() {}

  /**
   * Walks the options between two offsets from the start of the segment.
   *
   * @throws MalformedPacketException at the first option that breaks a rule
   */
  static void check(byte[] octets, int segment, int from, int to) {
    int at = from;
    while (at < to) {
      int kind = u8(octets, segment + at);
      if (kind == TcpOption.END_OF_OPTION_LIST) {
        return;
      }
      at += kind == TcpOption.NO_OPERATION ? 1 : checkedLength(octets, segment, at, to);
    }
  }

  private static int checkedLength(byte[] octets, int segment, int at, int to) {
    if (at + 1 == to) {
      throw new MalformedPacketException("TCP option without length", at);
    }
    int length = u8(octets, segment + at + 1);
    if (!fits(u8(octets, segment + at), length)) {
      throw new MalformedPacketException("length that the TCP option cannot have", at + 1);
    }
    if (length > to - at) {
      throw new MalformedPacketException("TCP option longer than the option area", at + 1);
    }
    return length;
  }

  private static boolean fits(int kind, int length) {
    return switch (kind) {
      case TcpOption.MAXIMUM_SEGMENT_SIZE -> length == 4;
      case TcpOption.WINDOW_SCALE, TcpOption.ALTERNATE_CHECKSUM_REQUEST -> length == 3;
      case TcpOption.SACK_PERMITTED -> length == 2;
      case TcpOption.SACK -> length >= 10 && length % 8 == 2;
      case TcpOption.TIMESTAMPS -> length == 10;
      default -> length >= 1;
    };
  }
}
