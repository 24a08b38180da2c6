package io.stackprint.prober.pace;

import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.TcpView;
import io.stackprint.wire.UdpView;
import java.util.Optional;

/**
 * Tells which probe of a round a packet answers. It must come from the target, from the port that
 * was probed, and bring back a port or an identifier that only who saw the probe can know.
 *
 * <p>Nmap does not look at the source port; nothing that answers a probe has another one, and a
 * stray segment of another connection has.
 */
record ReplyMatcher(int target, RoundValues values, RoundPorts ports) {
  /** The probe, empty when the packet answers none or cannot be read. */
  Optional<ProbeName> answered(Ipv4View datagram) {
    if (datagram.source() != target) {
      return Optional.empty();
    }
    try {
      return switch (datagram.protocol()) {
        case Ipv4View.TCP -> answered(TcpView.withWellFormedOptions(datagram));
        case Ipv4View.ICMP -> answered(IcmpView.checked(datagram));
        default -> Optional.empty();
      };
    } catch (MalformedPacketException e) {
      return Optional.empty(); // as if it had never arrived
    }
  }

  private Optional<ProbeName> answered(TcpView segment) {
    int offset = (segment.destinationPort() - values.portBase()) & 0xffff;
    return Probe.withPortOffset(offset)
        .filter(probe -> ports.of(probe) == segment.sourcePort())
        .map(Probe::name);
  }

  private Optional<ProbeName> answered(IcmpView message) {
    if (message.type() == IcmpView.ECHO_REPLY) {
      return switch ((message.identifier() - values.icmpIdBase()) & 0xffff) {
        case 0 -> Optional.of(ProbeName.IE1);
        case 1 -> Optional.of(ProbeName.IE2);
        default -> Optional.empty();
      };
    }
    boolean unreachable =
        message.type() == IcmpView.DESTINATION_UNREACHABLE
            && message.code() == IcmpView.PORT_UNREACHABLE;
    return unreachable && quotesU1(message) ? Optional.of(ProbeName.U1) : Optional.empty();
  }

  private boolean quotesU1(IcmpView message) {
    return message
        .quotedDatagram()
        .map(UdpView::checked)
        .filter(udp -> udp.sourcePort() == values.udpSourcePort())
        .filter(udp -> udp.destinationPort() == ports.closedUdp())
        .isPresent();
  }
}
