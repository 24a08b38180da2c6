package io.stackprint.prober.capture;

/**
 * Receives the packets of a capture, in the order of the file.
 *
 * <p>Called on the thread that called {@link CaptureReader}. An exception thrown here ends the
 * reading and reaches that caller unchanged.
 */
@FunctionalInterface
public interface PacketHandler {
  /**
   * An IPv4 datagram.
   *
   * @param datagram where it lies and when it came; one object is used for all packets of a
   *     capture, so it and its octets are only valid during the call
   */
  void ipv4(CapturedDatagram datagram);

  /**
   * An ARP request or reply that states its sender (RFC 826): who owns an address on this link.
   * Probes from 0.0.0.0 (RFC 5227) state nothing and are only counted.
   *
   * @param number of the packet in the file, from 1
   * @param atNanos when it was captured, in nanoseconds since the epoch
   * @param senderAddress IPv4 address in network order, as a bit pattern
   * @param senderMac 48 bits, the first octet on the wire the most significant
   */
  default void arp(long number, long atNanos, int senderAddress, long senderMac) {}
}
