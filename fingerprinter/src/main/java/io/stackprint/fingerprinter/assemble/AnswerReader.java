package io.stackprint.fingerprinter.assemble;

import io.stackprint.fingerprinter.derive.PortUnreachable;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.TcpView;
import java.util.Optional;

/**
 * Tells which packets count as answers, and of what, by the values drawn for the round.
 *
 * <p>A packet that does not pass counts as not arrived. Checksums, TCP source ports and ICMP
 * sequence numbers are not looked at, because Nmap does not look either.
 */
final class AnswerReader {
  private static final int SHORTEST_ECHO_REPLY = IcmpView.HEADER_LENGTH;

  private final RoundEnd round;

  AnswerReader(RoundEnd round) {
    this.round = round;
  }

  /** The answer in a packet, empty when it does not count. */
  Optional<Answer> read(ProbeReply reply) {
    Optional<Ipv4View> datagram =
        Datagrams.read(reply.getReplyOctets())
            .filter(ip -> ip.sourceText().equals(round.getAddress()));
    if (datagram.isEmpty()) {
      return Optional.empty();
    }
    try {
      return switch (datagram.get().protocol()) {
        case Ipv4View.TCP -> segment(datagram.get());
        case Ipv4View.ICMP -> message(datagram.get(), reply.getTransmission());
        default -> Optional.empty();
      };
    } catch (MalformedPacketException refused) {
      return Optional.empty();
    }
  }

  private Optional<Answer> segment(Ipv4View datagram) {
    TcpView segment = TcpView.withWellFormedOptions(datagram);
    return round
        .getTcpPortBase()
        .flatMap(base -> ProbePorts.probeAt(segment.destinationPort(), base))
        .map(probe -> new Answer.Segment(probe, datagram, segment));
  }

  private Optional<Answer> message(Ipv4View datagram, int transmission) {
    if (datagram.payloadLength() < SHORTEST_ECHO_REPLY) {
      return Optional.empty();
    }
    IcmpView message = IcmpView.checked(datagram);
    return message.type() == IcmpView.ECHO_REPLY
        ? echo(datagram, message, transmission)
        : PortUnreachable.of(datagram).filter(this::quotesProbe).map(Answer.Unreachable::new);
  }

  private Optional<Answer> echo(Ipv4View datagram, IcmpView message, int transmission) {
    int offset = round.getIcmpIdBase().map(base -> message.identifier() - base & 0xFFFF).orElse(-1);
    return switch (offset) {
      case 0 -> Optional.of(new Answer.Echo(ProbeName.IE1, datagram, message, transmission <= 1));
      case 1 -> Optional.of(new Answer.Echo(ProbeName.IE2, datagram, message, transmission <= 1));
      default -> Optional.empty();
    };
  }

  private boolean quotesProbe(PortUnreachable error) {
    var quoted = error.quotedUdp();
    return round.getUdpSourcePort().filter(port -> port == quoted.sourcePort()).isPresent()
        && round
            .getClosedUdp()
            .map(PortUsed::getNumber)
            .filter(port -> port == quoted.destinationPort())
            .isPresent();
  }
}
