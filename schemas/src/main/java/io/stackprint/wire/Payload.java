package io.stackprint.wire;

/** What an {@link Ipv4Builder} can carry: a header with its own payload behind it. */
public sealed interface Payload permits TcpBuilder, UdpBuilder, IcmpBuilder {
  /** Protocol number for the IPv4 header. */
  int protocol();

  /** Octets on the wire, 0 or more. */
  int wireLength();

  /**
   * Writes every octet, with the checksum that belongs between these addresses.
   *
   * @param into must have {@link #wireLength()} octets from {@code offset} on; their old content
   *     does not matter
   */
  void emit(byte[] into, int offset, int source, int destination);
}
