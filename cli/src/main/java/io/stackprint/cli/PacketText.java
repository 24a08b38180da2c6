package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.derive.OptionString;
import io.stackprint.fingerprinter.derive.TcpAttributes;
import io.stackprint.prober.probe.ProbeRecogniser;
import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpView;
import io.stackprint.wire.UdpView;
import java.util.stream.Collectors;

/** A datagram that we made, in words. */
final class PacketText {
  private PacketText() {}

  /** Everything that can be told of it on one line. */
  static String of(OctetString octets) {
    Ipv4View datagram = Ipv4View.checked(octets.toArray());
    return "%s %s > %s ttl %d id %d tos %d%s length %d %s"
        .formatted(
            name(datagram),
            datagram.sourceText(),
            datagram.destinationText(),
            datagram.ttl(),
            datagram.ipId(),
            datagram.tos(),
            datagram.dontFragment() ? " DF" : "",
            datagram.totalLength(),
            payload(datagram));
  }

  /** The probe's name, or all those that look like it. */
  private static String name(Ipv4View datagram) {
    return ProbeRecogniser.recognise(datagram).map(PacketText::name).orElse("scan");
  }

  private static String name(ProbeSighting sighting) {
    if (sighting instanceof ProbeSighting.Tcp tcp) {
      return tcp.readings().stream()
          .map(reading -> reading.name().name())
          .collect(Collectors.joining("|"));
    }
    return sighting instanceof ProbeSighting.Echo echo ? echo.name().name() : "U1";
  }

  private static String payload(Ipv4View datagram) {
    return switch (datagram.protocol()) {
      case Ipv4View.TCP -> text(TcpView.checked(datagram));
      case Ipv4View.UDP -> text(UdpView.checked(datagram));
      default -> text(IcmpView.checked(datagram));
    };
  }

  private static String text(TcpView segment) {
    String flags = TcpAttributes.flags(segment);
    return "TCP %d > %d seq %d ack %d flags %s reserved %d window %d urgent %d options %s"
        .formatted(
            segment.sourcePort(),
            segment.destinationPort(),
            segment.seq(),
            segment.ack(),
            flags.isEmpty() ? "none" : flags,
            segment.reserved(),
            segment.window(),
            segment.urgentPointer(),
            OptionString.of(segment, Rules.DEFAULT));
  }

  private static String text(UdpView udp) {
    return "UDP %d > %d payload %d octets"
        .formatted(udp.sourcePort(), udp.destinationPort(), udp.payloadLength());
  }

  private static String text(IcmpView message) {
    return "ICMP type %d code %d id %d sequence %d data %d octets"
        .formatted(
            message.type(),
            message.code(),
            message.identifier(),
            message.sequence(),
            message.bodyLength());
  }
}
