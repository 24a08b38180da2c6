package io.stackprint.fingerprinter.assemble;

import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.TcpView;
import io.stackprint.wire.UdpView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for a round end that never came: what the probes inside the replies tell of it.
 *
 * <p>Nothing is known of probes without reply, nor of the port scan.
 */
final class UnendedRound {
  private static final String UNKNOWN_SCANNER = "0.0.0.0"; // RFC 1122 §3.2.1.3: this host

  private final RoundEnd.Builder end;
  private final Map<ProbeName, ProbeSent> probes = new EnumMap<>(ProbeName.class);

  private UnendedRound(ProbeReply first) {
    end =
        RoundEnd.newBuilder()
            .setScope(first.getScope())
            .setAddress(first.getAddress())
            .setObservation(first.getObservation())
            .setSensor(first.getSensor())
            .setScanner(UNKNOWN_SCANNER)
            .setRound(first.getRound())
            .setLast(false)
            .setOutcome(RoundOutcome.INTERRUPTED)
            .setLocal(false)
            .setNotes(List.of());
  }

  /**
   * The end as far as it can be known.
   *
   * @param replies at least one, of one round, in order of arrival
   */
  static RoundEnd readFrom(List<ProbeReply> replies) {
    var round = new UnendedRound(replies.get(0));
    replies.forEach(round::take);
    round.end.setReplies(replies.size());
    round.end.setProbes(List.copyOf(round.probes.values()));
    round.end.setStartedAtNanos(replies.stream().mapToLong(UnendedRound::start).min().orElse(0));
    round.end.setEndedAtNanos(
        replies.stream().mapToLong(ProbeReply::getReceivedAtNanos).max().orElse(0));
    return round.end.build();
  }

  private static long start(ProbeReply reply) {
    return reply.getTransmission() > 0 ? reply.getSentAtNanos() : reply.getReceivedAtNanos();
  }

  private void take(ProbeReply reply) {
    Optional<Ipv4View> sent = Datagrams.read(reply.getProbeOctets());
    if (sent.isEmpty()) {
      return;
    }
    probes.putIfAbsent(
        reply.getProbe(), new ProbeSent(reply.getProbe(), List.of(reply.getSentAtNanos()), 0));
    end.setScanner(sent.get().sourceText());
    try {
      read(reply.getProbe(), sent.get());
    } catch (MalformedPacketException noProbe) {
      // tells nothing of the round
    }
  }

  private void read(ProbeName probe, Ipv4View sent) {
    switch (sent.protocol()) {
      case Ipv4View.TCP -> readTcp(probe, TcpView.checked(sent));
      case Ipv4View.ICMP -> readEchoRequest(probe, IcmpView.checked(sent));
      case Ipv4View.UDP -> readUdp(sent, UdpView.checked(sent));
      default -> {} // no probe of ours
    }
  }

  private void readTcp(ProbeName probe, TcpView sent) {
    int offset = ProbePorts.offsetOf(probe);
    if (offset < 0) {
      return;
    }
    end.setTcpPortBase((sent.sourcePort() - offset) & 0xFFFF);
    int ahead = ProbePorts.isSeq(probe) ? offset : 0; // S2 to S6 count up
    end.setTcpSequenceBase((sent.seq() - ahead) & 0xFFFF_FFFFL);
    if (probe != ProbeName.ECN) {
      end.setTcpAckBase(sent.ack());
    }
    if (ProbePorts.goesToClosedPort(probe)) {
      end.setClosedTcp(new PortUsed(sent.destinationPort(), PortKnowledge.UNDETERMINED));
    } else {
      end.setOpenTcp(new PortUsed(sent.destinationPort(), PortKnowledge.KNOWN));
    }
  }

  private void readEchoRequest(ProbeName probe, IcmpView sent) {
    int ahead = probe == ProbeName.IE2 ? 1 : 0;
    end.setIcmpIdBase((sent.identifier() - ahead) & 0xFFFF);
  }

  private void readUdp(Ipv4View datagram, UdpView sent) {
    end.setUdpSourcePort(sent.sourcePort());
    end.setUdpProbeTtl(datagram.ttl());
    end.setUdpChecksum(sent.checksum());
    end.setClosedUdp(new PortUsed(sent.destinationPort(), PortKnowledge.UNDETERMINED));
  }
}
