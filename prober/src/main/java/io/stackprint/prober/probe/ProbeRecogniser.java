package io.stackprint.prober.probe;

import io.stackprint.record.ProbeName;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.TcpView;
import io.stackprint.wire.UdpView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows the probes of any scanner by their own features: flags, window, urgent pointer, reserved
 * bits and option block of a TCP probe must all be exact; code, sequence, length and data of an
 * echo request; IP id, length and payload of U1. Needs no knowledge of the values drawn, and gives
 * them back.
 *
 * <p>A datagram that the capture cut short is known by what is there, if its headers are. TTL, DF
 * and checksums do not count: routers change them.
 */
public final class ProbeRecogniser {
  private static final Probe.Echo IE1 = (Probe.Echo) Probe.of(ProbeName.IE1);
  private static final Probe.Echo IE2 = (Probe.Echo) Probe.of(ProbeName.IE2);
  private static final Probe.Udp U1 = (Probe.Udp) Probe.of(ProbeName.U1);
  private static final List<Probe.Tcp> TCP =
      Probe.inSendingOrder().stream()
          .filter(Probe.Tcp.class::isInstance)
          .map(Probe.Tcp.class::cast)
          .toList();

  private ProbeRecogniser() {}

  /** What this datagram tells as a probe, if it is one. */
  public static Optional<ProbeSighting> recognise(Ipv4View datagram) {
    if (datagram.fragmentOffset() != 0 || datagram.moreFragments()) {
      return Optional.empty();
    }
    try {
      return switch (datagram.protocol()) {
        case Ipv4View.TCP -> tcp(datagram, TcpView.checked(datagram));
        case Ipv4View.ICMP -> echo(datagram, IcmpView.checked(datagram));
        case Ipv4View.UDP -> udp(datagram, UdpView.checked(datagram));
        default -> Optional.empty();
      };
    } catch (MalformedPacketException refused) {
      return Optional.empty();
    }
  }

  private static Optional<ProbeSighting> tcp(Ipv4View datagram, TcpView segment) {
    if (transportLength(datagram) != segment.headerLength()) {
      return Optional.empty();
    }
    List<ProbeSighting.Reading> readings = null;
    for (Probe.Tcp probe : TCP) {
      if (looksLike(probe, segment)) {
        readings = readings == null ? new ArrayList<>(3) : readings;
        readings.add(new ProbeSighting.Reading(probe.name(), bases(probe, segment)));
      }
    }
    return readings == null
        ? Optional.empty()
        : Optional.of(new ProbeSighting.Tcp(readings, segment.destinationPort()));
  }

  private static boolean looksLike(Probe.Tcp probe, TcpView segment) {
    return segment.window() == probe.window()
        && segment.flags() == probe.flags()
        && segment.reserved() == probe.reserved()
        && segment.urgentPointer() == probe.urgentPointer()
        && (probe.carriesAck() || segment.ack() == 0)
        && segment.optionsEqual(probe.options().octets());
  }

  private static TcpBases bases(Probe.Tcp probe, TcpView segment) {
    return new TcpBases(
        (segment.sourcePort() - probe.portOffset()) & 0xffff,
        (segment.seq() - probe.seqOffset()) & 0xffffffffL,
        probe.carriesAck() ? segment.ack() : TcpBases.UNKNOWN);
  }

  private static Optional<ProbeSighting> echo(Ipv4View datagram, IcmpView message) {
    for (Probe.Echo probe : List.of(IE1, IE2)) {
      if (looksLike(probe, datagram, message)) {
        int base = (message.identifier() - probe.idOffset()) & 0xffff;
        return Optional.of(new ProbeSighting.Echo(probe.name(), base));
      }
    }
    return Optional.empty();
  }

  private static boolean looksLike(Probe.Echo probe, Ipv4View datagram, IcmpView message) {
    return message.type() == IcmpView.ECHO_REQUEST
        && message.code() == probe.code()
        && message.sequence() == probe.sequence()
        && datagram.tos() == probe.tos()
        && transportLength(datagram) == IcmpView.HEADER_LENGTH + probe.dataLength()
        && message.bodyIsFilledWith(0);
  }

  private static Optional<ProbeSighting> udp(Ipv4View datagram, UdpView udp) {
    boolean probe =
        datagram.ipId() == U1.ipId()
            && transportLength(datagram) == UdpView.HEADER_LENGTH + U1.payloadLength()
            && udp.udpLength() == UdpView.HEADER_LENGTH + U1.payloadLength()
            && udp.payloadIsFilledWith(U1.fill());
    return probe
        ? Optional.of(
            new ProbeSighting.Udp(
                udp.sourcePort(), udp.destinationPort(), datagram.ttl(), udp.checksum()))
        : Optional.empty();
  }

  /** Octets behind the IP header on the wire, whatever the capture kept. */
  private static int transportLength(Ipv4View datagram) {
    return datagram.totalLength() - datagram.headerLength();
  }
}
