package io.stackprint.prober.pace;

import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.wire.Ipv4Address;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.UdpView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns finished rounds into records. Immutable; any thread may use it.
 *
 * @param scope name of the network that is scanned
 * @param sensor name of this prober
 * @param settings of the scan
 */
public record RoundRecords(String scope, String sensor, ScanSettings settings) {
  private static final int MAC_OCTETS = 6;

  /** The replies of a round, in the order of their arrival. */
  public List<ProbeReply> replies(FinishedRound finished) {
    List<ProbeReply> records = new ArrayList<>();
    finished
        .round()
        .ifPresent(
            round -> {
              for (int arrival = 0; arrival < round.replies().size(); arrival++) {
                records.add(reply(finished, round, arrival));
              }
            });
    return records;
  }

  private ProbeReply reply(FinishedRound finished, OsRound round, int arrival) {
    RoundReply reply = round.replies().get(arrival);
    byte[] probe = reply.sending().datagram(round.values(), reply.transmission());
    return ProbeReply.newBuilder()
        .setScope(scope)
        .setAddress(Ipv4Address.text(finished.target()))
        .setObservation(finished.host().observation())
        .setSensor(sensor)
        .setRound(finished.number())
        .setProbe(reply.sending().name())
        .setTransmission(reply.transmission())
        .setArrival(arrival)
        .setSentAtNanos(reply.sending().sentAtNanos(reply.transmission()))
        .setProbeOctets(ByteBuffer.wrap(probe))
        .setReceivedAtNanos(reply.arrival().atNanos())
        .setReplyOctets(ByteBuffer.wrap(reply.arrival().octets()))
        .setReplyWireLength(reply.arrival().wireLength())
        .build();
  }

  /**
   * The end of a round.
   *
   * @param last whether it is the host's last
   */
  public RoundEnd end(FinishedRound finished, boolean last) {
    HostFacts host = finished.host();
    RoundEnd.Builder end =
        RoundEnd.newBuilder()
            .setScope(scope)
            .setAddress(Ipv4Address.text(finished.target()))
            .setObservation(host.observation())
            .setSensor(sensor)
            .setScanner(Ipv4Address.text(host.source()))
            .setRound(finished.number())
            .setLast(last)
            .setOutcome(finished.outcome())
            .setSkipReason(finished.reason().orElse(null))
            .setStartedAtNanos(finished.atNanos())
            .setEndedAtNanos(finished.atNanos())
            .setReplies(0)
            .setProbes(List.of())
            .setLocal(host.local())
            .setMacAddress(macAddress(host).orElse(null))
            .setScanDelayMillis((int) settings.scanDelay().toMillis())
            .setTimingTemplate(settings.template().number())
            .setUdpScanned(false)
            .setNotes(List.of());
    if (!host.ports().numbers().isEmpty()) {
      end.setPortTable(host.ports().toRecord());
    }
    finished.round().ifPresent(round -> addRound(end, round));
    return end.build();
  }

  private static void addRound(RoundEnd.Builder end, OsRound round) {
    end.setStartedAtNanos(round.startedAtNanos())
        .setEndedAtNanos(round.endedAtNanos())
        .setReplies(round.replies().size())
        .setProbes(round.sent().stream().map(Sending::toRecord).toList())
        .setTcpSequenceBase(round.values().sequenceBase())
        .setTcpAckBase(round.values().ackBase())
        .setIcmpIdBase(round.values().icmpIdBase())
        .setTcpPortBase(round.values().portBase())
        .setUdpSourcePort(round.values().udpSourcePort())
        .setUdpProbeTtl(round.values().udpTtl())
        .setUdpChecksum(udpChecksum(round).orElse(null))
        .setClosedTcp(round.ports().closedTcpUsed())
        .setClosedUdp(new PortUsed(round.ports().closedUdp(), PortKnowledge.NOT_KNOWN))
        .setNotes(notes(round));
    round
        .ports()
        .openTcp()
        .ifPresent(port -> end.setOpenTcp(new PortUsed(port, PortKnowledge.KNOWN)));
  }

  private static Optional<Integer> udpChecksum(OsRound round) {
    return round.sent().stream()
        .filter(sending -> sending.name() == ProbeName.U1 && sending.transmissions() > 0)
        .map(sending -> Ipv4View.checked(sending.datagram(round.values(), 1)))
        .map(datagram -> UdpView.checked(datagram).checksum())
        .findFirst();
  }

  private static List<String> notes(OsRound round) {
    return round.packetsLeftOut() == 0
        ? List.of()
        : List.of(
            "%d packets that came on top of other replies to the same probes were left out."
                .formatted(round.packetsLeftOut()));
  }

  private static Optional<String> macAddress(HostFacts host) {
    if (host.mac() == Wire.NO_MAC) {
      return Optional.empty();
    }
    byte[] octets = ByteBuffer.allocate(Long.BYTES).putLong(host.mac()).array();
    return Optional.of(
        IntStream.range(Long.BYTES - MAC_OCTETS, Long.BYTES)
            .mapToObj(i -> HexFormat.of().toHexDigits(octets[i]).toUpperCase(Locale.ROOT))
            .collect(Collectors.joining(":")));
  }
}
