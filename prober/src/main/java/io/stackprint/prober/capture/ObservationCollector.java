package io.stackprint.prober.capture;

import io.stackprint.prober.probe.ProbeRecogniser;
import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.OctetString;
import java.util.List;
import java.util.Optional;

/**
 * Finds OS-detection scans in captured traffic: packets go in, in the order of the capture; probe
 * replies and round ends come out.
 *
 * <p>Knows the probes of any scanner, however many scan at once and whatever else is on the wire.
 * All times are the packets' own, and the same packets always give the same records in the same
 * order: an observation is written when it has been silent for {@link CollectorSettings#idle}, the
 * rest by {@link #finish} in the order of their first probes. Memory is bounded. Not thread-safe.
 */
public final class ObservationCollector implements PacketHandler {
  // The idea: a probe is known by its own looks and carries the values of its round (its bases), so
  // probes sort themselves into rounds, and rounds into observations, whoever else scans. A reply
  // is known by the addresses and by ports or ids that the round has. Nothing is decided early:
  // names,
  // foreign packets and decoys are settled when an observation is over, because a later probe may
  // tell what an earlier one was. Until then each open observation holds its packets, some 10 KB.

  /** Recognition needs this many octets behind the IP header: both ports, or type to checksum. */
  private static final int LEAST_PAYLOAD = 4;

  private static final int SOURCE_AT = 12;
  private static final int DESTINATION_AT = 16;
  private static final long SWEEP_EVERY_NANOS = 1_000_000_000;

  private final CollectorSettings settings;
  private final long idleNanos;
  private final long lateReplyNanos;
  private final Tally tally = new Tally();
  private final OpenObservations open = new OpenObservations();
  private final PortScans scans = new PortScans();
  private final Neighbours neighbours = new Neighbours();
  private final Attribution attribution;
  private final ObservationWriter writer;
  private byte[] buffer = new byte[0x10000];
  private long nextSweepNanos = Long.MIN_VALUE;

  /** A collector that writes into this sink. */
  public ObservationCollector(CollectorSettings settings, ObservationSink sink) {
    this.settings = settings;
    this.idleNanos = settings.idle().toNanos();
    this.lateReplyNanos = settings.lateReply().toNanos();
    this.attribution = new Attribution(open, scans, idleNanos, settings.hopsToProber());
    this.writer = new ObservationWriter(settings, sink, neighbours, tally);
  }

  @Override
  public void arp(long number, long atNanos, int senderAddress, long senderMac) {
    neighbours.claim(senderAddress, senderMac);
  }

  @Override
  public void ipv4(CapturedDatagram datagram) {
    tally.datagrams++;
    sweep(datagram.atNanos());
    if (OrdinarySegment.isOne(datagram) && !isOfProbedHost(datagram)) {
      return;
    }
    try {
      look(packet(datagram));
    } catch (MalformedPacketException refused) {
      tally.refused++;
    }
  }

  private boolean isOfProbedHost(CapturedDatagram datagram) {
    return open.mayBeOf(datagram.i32(SOURCE_AT)) || open.mayBeOf(datagram.i32(DESTINATION_AT));
  }

  /** Writes what is still open; afterwards the collector is empty and may be used again. */
  public void finish() {
    writer.write(open.removeAll());
  }

  /** What was seen so far. */
  public CollectorCounts counts() {
    return tally.counts();
  }

  private void sweep(long nowNanos) {
    if (open.isEmpty()) {
      return;
    }
    boolean wentBack = nowNanos < nextSweepNanos - 2 * SWEEP_EVERY_NANOS;
    if (nowNanos >= nextSweepNanos || wentBack) {
      nextSweepNanos = nowNanos + SWEEP_EVERY_NANOS;
      writer.write(open.removeSilent(nowNanos, idleNanos));
    }
  }

  private Packet packet(CapturedDatagram datagram) {
    if (datagram.capturedLength() > buffer.length) {
      buffer = new byte[datagram.capturedLength()];
    }
    datagram.copyTo(buffer);
    return new Packet(
        datagram.number(),
        datagram.atNanos(),
        datagram.sourceMac(),
        datagram.destinationMac(),
        datagram.wireLength(),
        Ipv4View.checked(buffer, 0, datagram.capturedLength()));
  }

  private void look(Packet packet) {
    Ipv4View datagram = packet.view();
    if (datagram.fragmentOffset() != 0) {
      tally.fragments++;
      return;
    }
    if (datagram.payloadLength() < LEAST_PAYLOAD) {
      tally.refused++;
      return;
    }
    Optional<ProbeSighting> sighting = ProbeRecogniser.recognise(datagram);
    if (sighting.isPresent()) {
      probe(packet, sighting.get());
    } else {
      otherThanProbe(packet);
    }
  }

  private void probe(Packet packet, ProbeSighting sighting) {
    tally.probes++;
    Pair pair = Pair.sending(packet.view());
    Observation observation = attribution.attribute(pair, sighting, packet.atNanos());
    var octets = OctetString.copyOf(packet.view().toArray());
    var probe = new SentProbe(sighting, packet.number(), packet.atNanos(), octets);
    if (observation.current().isCopy(probe)) {
      tally.duplicateProbes++;
      return;
    }
    if (!observation.current().add(probe, scans.tcp(pair), scans.udp(pair))) {
      tally.excessPackets++;
    }
    observation.probed(packet);
    open.touch(observation);
    if (open.size() > settings.maxOpen()) {
      tally.closedEarly++;
      writer.write(open.removeEldest());
    }
  }

  private void otherThanProbe(Packet packet) {
    scans.see(packet);
    if (open.isEmpty()) {
      return;
    }
    Ipv4View datagram = packet.view();
    open.of(Pair.sending(datagram)).forEach(observation -> sent(datagram, observation));
    List<Observation> probed = open.of(Pair.receiving(datagram));
    if (!probed.isEmpty()) {
      received(packet, probed);
    }
    timeExceeded(datagram);
  }

  /** The scanner's own other traffic: it explains packets that are no replies, and traceroutes. */
  private static void sent(Ipv4View datagram, Observation observation) {
    observation.traceroute().sent(datagram);
    Round round = observation.current();
    ReplyReader.answerTo(datagram).filter(round::mayBeAnswered).ifPresent(round::sentOther);
  }

  private void received(Packet packet, List<Observation> probed) {
    Ipv4View datagram = packet.view();
    for (Observation observation : probed) {
      observation.traceroute().received(datagram);
      Round round = observation.current();
      Optional<ReceivedPacket.Slot> slot = ReplyReader.read(datagram, round);
      if (slot.isPresent()) {
        reply(packet, observation, slot.get());
        return;
      }
      if (ReplyReader.wasCut(datagram, round)) {
        tally.cutReplies++;
        round.cutReply();
        return;
      }
    }
  }

  private void reply(Packet packet, Observation observation, ReceivedPacket.Slot slot) {
    Round round = observation.current();
    if (packet.atNanos() > round.listensUntilNanos(lateReplyNanos)) {
      tally.lateReplies++;
      return;
    }
    if (slot instanceof ReceivedPacket.Slot.Tcp tcp
        && scans.tcp(observation.pair()).mayHaveAsked(tcp.scannerPort(), tcp.targetPort())) {
      round.sentOther(slot);
    }
    var octets = OctetString.copyOf(packet.view().toArray());
    var reply =
        new ReceivedPacket(slot, packet.number(), packet.atNanos(), octets, packet.wireLength());
    if (round.add(reply)) {
      observation.answered(packet);
    } else {
      tally.excessPackets++;
    }
  }

  private void timeExceeded(Ipv4View datagram) {
    if (datagram.protocol() != Ipv4View.ICMP || datagram.payloadLength() < IcmpView.HEADER_LENGTH) {
      return;
    }
    IcmpView message = IcmpView.checked(datagram);
    if (message.type() == IcmpView.TIME_EXCEEDED) {
      message
          .quotedDatagram()
          .ifPresent(
              quoted ->
                  open.of(Pair.sending(quoted))
                      .forEach(observation -> observation.traceroute().exceeded(quoted)));
    }
  }
}
