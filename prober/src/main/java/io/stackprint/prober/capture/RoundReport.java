package io.stackprint.prober.capture;

import io.stackprint.prober.capture.ReceivedPacket.Slot;
import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.prober.probe.TcpBases;
import io.stackprint.record.ProbeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finished round with everything named: which transmission is which probe's, which packet is the
 * reply to what, and what belongs to another connection.
 */
final class RoundReport {
  /** A packet and the probe that it answers. */
  record Reply(ProbeName probe, ReceivedPacket packet) {}

  private final Round round;
  private final Map<ProbeName, List<SentProbe>> sent = new LinkedHashMap<>(); // by first sending
  private final List<Reply> replies = new ArrayList<>();
  private int foreignPackets;

  RoundReport(Round round) {
    this.round = round;
    for (SentProbe probe : round.sent()) {
      sent.computeIfAbsent(round.nameOf(probe.sighting()), name -> new ArrayList<>(1)).add(probe);
    }
    Set<Slot> expected = expectedAnswers();
    for (ReceivedPacket packet : round.received()) {
      sort(packet, expected);
    }
  }

  private void sort(ReceivedPacket packet, Set<Slot> expected) {
    if (round.hasOtherFlow(packet.slot()) && !expected.contains(packet.slot())) {
      foreignPackets++;
    } else {
      nameOf(packet.slot()).forEach(name -> replies.add(new Reply(name, packet)));
    }
  }

  /** The probe that a packet answers; none when the port lost its meaning with the last probe. */
  private List<ProbeName> nameOf(Slot slot) {
    if (slot instanceof Slot.Tcp tcp) {
      int offset = round.tcpBases().orElseThrow().portOffset(tcp.scannerPort());
      return Probe.withPortOffset(offset).map(Probe::name).stream().toList();
    }
    if (slot instanceof Slot.Echo echo) {
      boolean first = round.icmpIdBase().orElseThrow() == echo.identifier();
      return List.of(first ? ProbeName.IE1 : ProbeName.IE2);
    }
    return List.of(ProbeName.U1);
  }

  /** What the probes themselves bring back, if the host answers as it should. */
  private Set<Slot> expectedAnswers() {
    var expected = new HashSet<Slot>();
    for (SentProbe probe : round.sent()) {
      if (probe.sighting() instanceof ProbeSighting.Tcp tcp) {
        expected.add(answerTo(tcp));
      } else if (probe.sighting() instanceof ProbeSighting.Echo echo
          && Probe.of(echo.name()) instanceof Probe.Echo data) {
        int identifier = (echo.icmpIdBase() + data.idOffset()) & 0xffff;
        expected.add(new Slot.Echo(identifier, data.sequence()));
      }
    }
    return expected;
  }

  private Slot answerTo(ProbeSighting.Tcp tcp) {
    TcpBases bases = round.tcpBases().orElseThrow();
    int offset = ((Probe.Tcp) Probe.of(round.nameOf(tcp))).portOffset();
    return new Slot.Tcp((bases.portBase() + offset) & 0xffff, tcp.destinationPort());
  }

  Round round() {
    return round;
  }

  /** The probes in the order of their first transmission. */
  List<ProbeName> probes() {
    return List.copyOf(sent.keySet());
  }

  /** The transmissions of a probe, the first one first; none when the capture holds none. */
  List<SentProbe> transmissions(ProbeName probe) {
    return sent.getOrDefault(probe, List.of());
  }

  /** The replies in the order of their arrival. */
  List<Reply> replies() {
    return replies;
  }

  boolean answered(ProbeName probe) {
    return replies.stream().anyMatch(reply -> reply.probe() == probe);
  }

  boolean usedOpenPort() {
    return sent.keySet().stream().anyMatch(name -> Probe.of(name).aim() == Probe.Aim.OPEN_TCP);
  }

  int foreignPackets() {
    return foreignPackets;
  }

  long startNanos() {
    return round.startNanos();
  }

  long lastSentNanos() {
    return round.lastSentNanos();
  }

  /** Time of the last packet, sent or received. */
  long endNanos() {
    return replies.stream()
        .mapToLong(reply -> reply.packet().atNanos())
        .reduce(round.lastSentNanos(), Math::max);
  }
}
