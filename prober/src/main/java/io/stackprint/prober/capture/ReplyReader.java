package io.stackprint.prober.capture;

import io.stackprint.prober.capture.ReceivedPacket.Slot;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import io.stackprint.wire.UdpView;
import java.util.Optional;

/**
 * Decides what a packet from a probed host answers, by the rules by which Nmap does: destination
 * port for TCP, identifier for echo replies, the quoted ports for a port unreachable. Checksums,
 * TCP source ports and echo sequence numbers are not looked at.
 */
final class ReplyReader {
  private ReplyReader() {}

  /** What the packet answers in this round, if it can be a reply at all. */
  static Optional<Slot> read(Ipv4View datagram, Round round) {
    try {
      return switch (datagram.protocol()) {
        case Ipv4View.TCP -> tcp(datagram, round);
        case Ipv4View.ICMP -> icmp(IcmpView.checked(datagram), round);
        default -> Optional.empty();
      };
    } catch (MalformedPacketException refused) {
      return Optional.empty();
    }
  }

  /** True when only the snap length keeps a TCP reply to this round from being one. */
  static boolean wasCut(Ipv4View datagram, Round round) {
    if (datagram.protocol() != Ipv4View.TCP || !datagram.isTruncated()) {
      return false;
    }
    byte[] octets = datagram.array();
    int at = datagram.payloadOffset() + 2;
    int port = (Byte.toUnsignedInt(octets[at]) << 8) | Byte.toUnsignedInt(octets[at + 1]);
    return round.mayUsePort(port) && read(datagram, round).isEmpty();
  }

  /** What would come back to this datagram that is no probe, as far as it can look like a reply. */
  static Optional<Slot> answerTo(Ipv4View datagram) {
    try {
      return switch (datagram.protocol()) {
        case Ipv4View.TCP -> answerTo(TcpView.checked(datagram));
        case Ipv4View.ICMP -> answerTo(IcmpView.checked(datagram));
        default -> Optional.empty();
      };
    } catch (MalformedPacketException refused) {
      return Optional.empty();
    }
  }

  private static Optional<Slot> answerTo(TcpView segment) {
    // A reset is only what the scanner's own system says to a SYN/ACK that it did not ask for.
    return segment.has(TcpFlags.RST)
        ? Optional.empty()
        : Optional.of(new Slot.Tcp(segment.sourcePort(), segment.destinationPort()));
  }

  private static Optional<Slot> answerTo(IcmpView message) {
    return message.type() == IcmpView.ECHO_REQUEST
        ? Optional.of(new Slot.Echo(message.identifier(), message.sequence()))
        : Optional.empty();
  }

  private static Optional<Slot> tcp(Ipv4View datagram, Round round) {
    TcpView segment = TcpView.withWellFormedOptions(datagram);
    return round.mayUsePort(segment.destinationPort())
        ? Optional.of(new Slot.Tcp(segment.destinationPort(), segment.sourcePort()))
        : Optional.empty();
  }

  private static Optional<Slot> icmp(IcmpView message, Round round) {
    if (message.type() == IcmpView.ECHO_REPLY) {
      return round.usesIcmpId(message.identifier())
          ? Optional.of(new Slot.Echo(message.identifier(), message.sequence()))
          : Optional.empty();
    }
    boolean unreachable =
        message.type() == IcmpView.DESTINATION_UNREACHABLE
            && message.code() == IcmpView.PORT_UNREACHABLE;
    return unreachable && quotesU1(message, round)
        ? Optional.of(new Slot.Unreachable())
        : Optional.empty();
  }

  private static boolean quotesU1(IcmpView message, Round round) {
    return message
        .quotedDatagram()
        .map(UdpView::checked)
        .filter(udp -> round.sentU1(udp.sourcePort(), udp.destinationPort()))
        .isPresent();
  }
}
