package io.stackprint.prober.capture;

/** Where a length in a capture file stops being believable. */
final class PacketLimits {
  /** Most octets captured of a packet: the limit of libpcap (MAXIMUM_SNAPLEN) and Wireshark. */
  static final int CAPTURED_OCTETS = 262_144;

  /** Longest block we hold in memory: the longest packet, and ample room for options. */
  static final int BLOCK_OCTETS = 1 << 20;

  private static final int LONGEST_WIRE = 1 << 30; // so that indexes cannot overflow

  private PacketLimits() {}

  /** True for a captured length, unsigned, that no writer would have written. */
  static boolean excessive(int captured) {
    return captured < 0 || captured > CAPTURED_OCTETS;
  }

  /** The length on the wire as a number of octets, never below what was captured. */
  static int wireLength(int captured, int stated) {
    return stated < 0 ? LONGEST_WIRE : Math.max(captured, Math.min(stated, LONGEST_WIRE));
  }
}
