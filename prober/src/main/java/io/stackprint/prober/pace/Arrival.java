package io.stackprint.prober.pace;

/** A packet that came in. Its octets belong to it: nobody changes them any more. */
public final class Arrival {
  private final byte[] octets;
  private final int wireLength;
  private final long atNanos;

  /**
   * A packet.
   *
   * @param octets the IPv4 datagram as captured; not copied, the caller gives them away
   * @param wireLength octets of the datagram on the wire
   * @param atNanos capture time, nanoseconds since the epoch
   */
  public Arrival(byte[] octets, int wireLength, long atNanos) {
    this.octets = octets;
    this.wireLength = wireLength;
    this.atNanos = atNanos;
  }

  byte[] octets() {
    return octets;
  }

  int wireLength() {
    return wireLength;
  }

  long atNanos() {
    return atNanos;
  }
}
