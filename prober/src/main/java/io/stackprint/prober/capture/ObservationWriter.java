package io.stackprint.prober.capture;

import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.prober.probe.TcpBases;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.wire.Ipv4Address;
import io.stackprint.wire.OctetString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns observations that are over into records. */
final class ObservationWriter {
  private final CollectorSettings settings;
  private final ObservationSink sink;
  private final Neighbours neighbours;
  private final Tally tally;

  ObservationWriter(
      CollectorSettings settings, ObservationSink sink, Neighbours neighbours, Tally tally) {
    this.settings = settings;
    this.sink = sink;
    this.neighbours = neighbours;
    this.tally = tally;
  }

  /** Writes these observations without decoys, in the order of their first probes. */
  void write(List<Observation> over) {
    List<Observation> truth = Decoys.without(over);
    tally.decoys += over.size() - truth.size();
    truth.forEach(this::write);
  }

  private void write(Observation observation) {
    tally.observations++;
    String id = ObservationId.of(observation);
    for (int number = 1; number <= observation.rounds().size(); number++) {
      var report = new RoundReport(observation.rounds().get(number - 1));
      writeReplies(observation, id, number, report);
      RoundEnd end = roundEnd(observation, id, number, report);
      sink.roundEnd(end);
      count(end, report);
    }
  }

  private void count(RoundEnd end, RoundReport report) {
    tally.rounds++;
    tally.interruptedRounds += end.getOutcome() == RoundOutcome.INTERRUPTED ? 1 : 0;
    tally.replies += report.replies().size();
    tally.foreignPackets += report.foreignPackets();
  }

  private void writeReplies(Observation observation, String id, int number, RoundReport report) {
    for (int arrival = 0; arrival < report.replies().size(); arrival++) {
      RoundReport.Reply reply = report.replies().get(arrival);
      List<SentProbe> before = sentBefore(report, reply);
      Optional<SentProbe> latest =
          before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
      sink.reply(
          ProbeReply.newBuilder()
              .setScope(settings.scope())
              .setAddress(Ipv4Address.text(observation.pair().target()))
              .setObservation(id)
              .setSensor(settings.sensor())
              .setRound(number)
              .setProbe(reply.probe())
              .setTransmission(before.size())
              .setArrival(arrival)
              .setSentAtNanos(latest.map(SentProbe::atNanos).orElse(0L))
              .setProbeOctets(bytes(latest.map(SentProbe::octets).orElse(OctetString.EMPTY)))
              .setReceivedAtNanos(reply.packet().atNanos())
              .setReplyOctets(bytes(reply.packet().octets()))
              .setReplyWireLength(reply.packet().wireLength())
              .build());
    }
  }

  private static List<SentProbe> sentBefore(RoundReport report, RoundReport.Reply reply) {
    return report.transmissions(reply.probe()).stream()
        .filter(probe -> probe.number() < reply.packet().number())
        .toList();
  }

  private static ByteBuffer bytes(OctetString octets) {
    return ByteBuffer.wrap(octets.toArray());
  }

  private RoundEnd roundEnd(Observation observation, String id, int number, RoundReport report) {
    boolean last = number == observation.rounds().size();
    List<String> missing = MissingProbes.of(report, last);
    RoundEnd.Builder end =
        RoundEnd.newBuilder()
            .setScope(settings.scope())
            .setAddress(Ipv4Address.text(observation.pair().target()))
            .setObservation(id)
            .setSensor(settings.sensor())
            .setScanner(Ipv4Address.text(observation.pair().scanner()))
            .setRound(number)
            .setLast(last)
            .setOutcome(missing.isEmpty() ? RoundOutcome.COMPLETE : RoundOutcome.INTERRUPTED)
            .setStartedAtNanos(report.startNanos())
            .setEndedAtNanos(report.endNanos())
            .setReplies(report.replies().size())
            .setProbes(probes(report));
    setDrawn(end, report.round());
    var notes = new ArrayList<>(RoundNotes.on(report, missing, udpTtl(report.round())));
    setPlace(end, observation, notes);
    return end.setNotes(notes).build();
  }

  private void setDrawn(RoundEnd.Builder end, Round round) {
    Optional<TcpBases> bases = round.tcpBases();
    Optional<ProbeSighting.Udp> u1 = round.u1();
    end.setTcpPortBase(bases.map(TcpBases::portBase).orElse(null))
        .setTcpSequenceBase(bases.map(TcpBases::sequenceBase).orElse(null))
        .setTcpAckBase(
            bases.map(TcpBases::ackBase).filter(ack -> ack != TcpBases.UNKNOWN).orElse(null))
        .setIcmpIdBase(boxed(round.icmpIdBase()).orElse(null))
        .setUdpSourcePort(u1.map(ProbeSighting.Udp::sourcePort).orElse(null))
        .setUdpChecksum(u1.map(ProbeSighting.Udp::checksum).orElse(null))
        .setUdpProbeTtl(udpTtl(round).orElse(null))
        .setOpenTcp(round.openTcp().orElse(null))
        .setClosedTcp(round.closedTcp().orElse(null))
        .setClosedUdp(round.closedUdp().orElse(null))
        .setUdpScanned(round.udpScanned().orElse(null));
  }

  private Optional<Integer> udpTtl(Round round) {
    return round.u1().map(u1 -> Math.min(u1.ttl() + settings.hopsToProber(), 255));
  }

  /** Where the target is: this machine, this segment, or behind routers. */
  private void setPlace(RoundEnd.Builder end, Observation observation, List<String> notes) {
    boolean local = observation.isLocal();
    Optional<String> mac = local ? Optional.empty() : neighbours.macOf(observation.pair().target());
    end.setLocal(local)
        .setMacAddress(mac.orElse(null))
        .setTracerouteHops(boxed(observation.traceroute().hops()).orElse(null));
    if (!local && mac.isEmpty() && !neighbours.isNeighbour(observation.replyMac())) {
      notes.add(RoundNotes.segmentUndetermined());
    }
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private static List<ProbeSent> probes(RoundReport report) {
    return report.probes().stream()
        .map(
            probe ->
                ProbeSent.newBuilder()
                    .setProbe(probe)
                    .setSentAtNanos(
                        report.transmissions(probe).stream().map(SentProbe::atNanos).toList())
                    .build())
        .toList();
  }
}
