package io.stackprint.prober.capture;

import io.stackprint.prober.capture.Traffic.Item;
import io.stackprint.prober.probe.Envelope;
import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4Address;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One round of a scan and the host's answers, packet by packet.
 *
 * @param startNanos time of the first probe; the others follow as Nmap sends them
 */
record ScanScript(String scanner, String target, RoundValues values, long startNanos) {
  static final int OPEN = 22;
  static final int CLOSED = 443;
  static final int CLOSED_UDP = 40_000;
  static final RoundValues VALUES =
      new RoundValues(0xfffffffdL, 0x80000000L, 60_000, 0xffff, 61_000, 57);
  static final long START = 1_700_000_000L * Traffic.SECOND;
  static final ScanScript SCAN = new ScanScript("10.0.0.1", "10.0.0.2", VALUES, START);

  private static final Set<ProbeName> PHASE_ONE = EnumSet.range(ProbeName.S1, ProbeName.S6);
  private static final Set<ProbeName> SILENT = EnumSet.of(ProbeName.T2, ProbeName.T3);
  private static final Set<ProbeName> SUBSTITUTES =
      EnumSet.of(
          ProbeName.O1,
          ProbeName.O2,
          ProbeName.O3,
          ProbeName.O4,
          ProbeName.O5,
          ProbeName.O6,
          ProbeName.T1);

  ScanScript from(String other) {
    return new ScanScript(other, target, values, startNanos);
  }

  ScanScript to(String other) {
    return new ScanScript(scanner, other, values, startNanos);
  }

  ScanScript with(RoundValues other) {
    return new ScanScript(scanner, target, other, startNanos);
  }

  ScanScript later(long nanos) {
    return new ScanScript(scanner, target, values, startNanos + nanos);
  }

  /** The next round: new numbers, its source ports moved on by so many, two seconds later. */
  ScanScript next(int portStep) {
    return with(new RoundValues(
            (values.sequenceBase() + 1_000_003) & 0xffffffffL,
            values.ackBase() ^ 0x5555,
            values.portBase() + portStep,
            (values.icmpIdBase() + 77) & 0xffff,
            values.udpSourcePort() + portStep,
            values.udpTtl()))
        .later(4 * Traffic.SECOND);
  }

  /** A whole round of a host that answers all but T2 and T3, as Linux does. */
  List<Item> round() {
    return round(EnumSet.complementOf(EnumSet.copyOf(SUBSTITUTES)), SILENT);
  }

  /** A whole round of a host without open port. */
  List<Item> roundWithoutOpenPort() {
    return round(
        EnumSet.of(
            ProbeName.IE1, ProbeName.IE2, ProbeName.U1, ProbeName.T5, ProbeName.T6, ProbeName.T7),
        Set.of());
  }

  /** A round with these probes, of which these are not answered and therefore sent four times. */
  List<Item> round(Set<ProbeName> probes, Set<ProbeName> silent) {
    var items = new ArrayList<Item>();
    long at = startNanos;
    for (ProbeName probe : probes) {
      items.add(sent(probe, at));
      if (!silent.contains(probe)) {
        items.add(answer(probe, at + Traffic.MILLI));
      }
      at += (PHASE_ONE.contains(probe) ? 100 : 25) * Traffic.MILLI;
    }
    for (int again = 1; again < 4; again++) {
      for (ProbeName probe : silent) {
        at += 25 * Traffic.MILLI;
        if (!PHASE_ONE.contains(probe)) {
          items.add(sent(probe, at));
        }
      }
    }
    return items;
  }

  Item sent(ProbeName probe, long atNanos) {
    int ipId = (int) (atNanos / Traffic.MILLI) & 0xffff;
    return new Item(atNanos, datagram(probe, ipId));
  }

  byte[] datagram(ProbeName probe, int ipId) {
    int port =
        switch (Probe.of(probe).aim()) {
          case OPEN_TCP -> OPEN;
          case CLOSED_TCP -> CLOSED;
          case CLOSED_UDP -> CLOSED_UDP;
          case HOST -> 0;
        };
    var envelope = new Envelope(address(scanner), address(target), port, ipId, 44);
    return Probe.of(probe).datagram(values, envelope);
  }

  Item answer(ProbeName probe, long atNanos) {
    return new Item(atNanos, answer(Ipv4View.checked(datagram(probe, 7))));
  }

  private byte[] answer(Ipv4View probe) {
    Ipv4Builder back =
        Ipv4Builder.between(/* source= */ probe.destination(), /* destination= */ probe.source());
    return switch (probe.protocol()) {
      case Ipv4View.TCP -> back.dontFragment(true).emit(answer(TcpView.checked(probe)));
      case Ipv4View.UDP ->
          back.emit(IcmpBuilder.portUnreachable(OctetString.copyOf(probe.toArray())));
      default -> back.emit(answer(IcmpView.checked(probe)));
    };
  }

  private static TcpBuilder answer(TcpView segment) {
    boolean open = segment.destinationPort() == OPEN && segment.has(TcpFlags.SYN);
    return TcpBuilder.between(
            /* sourcePort= */ segment.destinationPort(),
            /* destinationPort= */ segment.sourcePort())
        .seq(open ? 0x12345678 + segment.sourcePort() : 0)
        .ack(segment.seq() + 1)
        .flags(TcpFlags.ACK | (open ? TcpFlags.SYN : TcpFlags.RST))
        .window(open ? 65160 : 0)
        .options(OctetString.ofHex(open ? "020405b4" : ""));
  }

  private static IcmpBuilder answer(IcmpView request) {
    return IcmpBuilder.echoReply(
        request.code(),
        request.identifier(),
        request.sequence(),
        OctetString.copyOf(request.body()));
  }

  /** A segment of the port scan, or of any other connection of the scanner. */
  Item segment(int scannerPort, int targetPort, int flags, int window, long atNanos) {
    TcpBuilder segment =
        TcpBuilder.between(scannerPort, targetPort)
            .seq(99)
            .flags(flags)
            .window(window)
            .options(OctetString.ofHex(flags == TcpFlags.SYN ? "020405b4" : ""));
    return new Item(atNanos, Ipv4Builder.between(address(scanner), address(target)).emit(segment));
  }

  /** A segment from the target. */
  Item segmentBack(int targetPort, int scannerPort, int flags, long atNanos) {
    TcpBuilder segment = TcpBuilder.between(targetPort, scannerPort).ack(100).flags(flags);
    return new Item(atNanos, Ipv4Builder.between(address(target), address(scanner)).emit(segment));
  }

  /** A SYN scan of the open and the closed port, a second before the round. */
  List<Item> synScan(int sourcePort) {
    long at = startNanos - Traffic.SECOND;
    return List.of(
        segment(sourcePort, OPEN, TcpFlags.SYN, 1024, at),
        segmentBack(OPEN, sourcePort, TcpFlags.SYN | TcpFlags.ACK, at + 1),
        segment(sourcePort, OPEN, TcpFlags.RST, 0, at + 2),
        segment(sourcePort, CLOSED, TcpFlags.SYN, 1024, at + 3),
        segmentBack(CLOSED, sourcePort, TcpFlags.RST | TcpFlags.ACK, at + 4));
  }

  static int address(String text) {
    return Ipv4Address.parse(text);
  }
}
