package io.stackprint.fingerprinter.assemble;

import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The door through which octets of the evidence come in. */
final class Datagrams {
  private static final int SHORTEST_PAYLOAD = 4; // octets that must be there to be looked at

  private Datagrams() {}

  /** A datagram that can be read; empty when it is malformed, too short or a later fragment. */
  static Optional<Ipv4View> read(ByteBuffer octets) {
    var copy = new byte[octets.remaining()];
    octets.duplicate().get(copy);
    try {
      Ipv4View datagram = Ipv4View.checked(copy);
      return datagram.fragmentOffset() == 0 && datagram.payloadLength() >= SHORTEST_PAYLOAD
          ? Optional.of(datagram)
          : Optional.empty();
    } catch (MalformedPacketException refused) {
      return Optional.empty();
    }
  }
}
