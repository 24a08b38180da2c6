package io.stackprint.wire;

/**
 * The checksum of IPv4, TCP, UDP and ICMP: the one's complement of the one's complement sum of
 * 16-bit words, an odd last octet padded with zero (RFC 1071 §1).
 */
public final class InternetChecksum {
  private InternetChecksum() {}

  /**
   * Checksum of these octets as they stand; over octets that hold their own correct checksum it is
   * 0.
   *
   * @return 0 to 65535
   */
  public static int of(byte[] octets, int offset, int length) {
    return complement(sum(octets, offset, length));
  }

  /**
   * Checksum of a TCP segment or UDP datagram with the pseudo header in front of it (RFC 9293 §3.1,
   * RFC 768); over octets that hold their own correct checksum it is 0.
   *
   * @return 0 to 65535; UDP sends 65535 in place of 0
   */
  public static int ofTransport(
      int source, int destination, int protocol, byte[] octets, int offset, int length) {
    long pseudo = words(source) + words(destination) + protocol + length;
    return complement(pseudo + sum(octets, offset, length));
  }

  private static long words(int address) {
    return (address >>> 16) + (address & 0xffffL);
  }

  private static long sum(byte[] octets, int offset, int length) {
    long sum = 0;
    int even = length & ~1;
    for (int i = 0; i < even; i += 2) {
      sum += Octets.u16(octets, offset + i);
    }
    return even == length ? sum : sum + (Octets.u8(octets, offset + even) << 8);
  }

  private static int complement(long sum) {
    long folded = sum;
    while (folded > 0xffff) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (int) ~folded & 0xffff;
  }
}
