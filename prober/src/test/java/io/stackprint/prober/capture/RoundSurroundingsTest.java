package io.stackprint.prober.capture;

import static io.stackprint.prober.capture.ScanScript.SCAN;
import static io.stackprint.prober.capture.ScanScript.START;
import static io.stackprint.prober.capture.ScanScript.address;
import static io.stackprint.prober.capture.Traffic.MILLI;
import static io.stackprint.prober.capture.Traffic.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.capture.Traffic.Item;
import io.stackprint.prober.probe.Envelope;
import io.stackprint.prober.probe.Probe;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.RoundEnd;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.Payload;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.UdpBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rest of the capture tells of a round: port scans, place in the network, traceroute. */
class RoundSurroundingsTest {
  private static final long BEFORE = START - SECOND;
  private static final long AFTER = START + 5 * SECOND;
  private static final long TARGET_MAC = 0x02540000ab01L;

  @Test
  void aPortThatTheSynScanFoundClosedIsKnown() {
    RoundEnd end = end(SCAN.synScan(50_000));

    assertThat(knowledge(end.getClosedTcp())).isEqualTo(PortKnowledge.KNOWN);
    assertThat(knowledge(end.getOpenTcp())).isEqualTo(PortKnowledge.KNOWN);
    assertThat(end.getUdpScanned()).contains(false);
    assertThat(knowledge(end.getClosedUdp())).isEqualTo(PortKnowledge.NOT_KNOWN);
  }

  @Test
  void aPortThatTheConnectScanFoundClosedIsKnown() {
    RoundEnd end =
        end(
            List.of(
                SCAN.segment(51_000, 80, TcpFlags.SYN, 64_240, BEFORE),
                SCAN.segment(51_002, ScanScript.CLOSED, TcpFlags.SYN, 64_240, BEFORE),
                SCAN.segmentBack(
                    ScanScript.CLOSED, 51_002, TcpFlags.RST | TcpFlags.ACK, BEFORE + 1)));

    assertThat(knowledge(end.getClosedTcp())).isEqualTo(PortKnowledge.KNOWN);
  }

  @Test
  void aPortThatTheAckScanFoundUnfilteredIsNotKnown() {
    RoundEnd end =
        end(
            List.of(
                SCAN.segment(51_000, ScanScript.CLOSED, TcpFlags.ACK, 1024, BEFORE),
                SCAN.segmentBack(ScanScript.CLOSED, 51_000, TcpFlags.RST, BEFORE + 1)));

    assertThat(knowledge(end.getClosedTcp())).isEqualTo(PortKnowledge.NOT_KNOWN);
  }

  @Test
  void aDrawnPortIsNotKnownWhenThePortScanIsThere() {
    RoundEnd end = endWithClosedPort(35_000, SCAN.synScan(50_000));

    assertThat(knowledge(end.getClosedTcp())).isEqualTo(PortKnowledge.NOT_KNOWN);
  }

  @Test
  void withoutThePortScanNothingIsSaidOfPorts() {
    RoundEnd end = endWithClosedPort(35_000, List.of());

    assertThat(knowledge(end.getClosedTcp())).isEqualTo(PortKnowledge.UNDETERMINED);
    assertThat(knowledge(end.getClosedUdp())).isEqualTo(PortKnowledge.UNDETERMINED);
    assertThat(end.getUdpScanned()).isEmpty();
    assertThat(end.getNotes())
        .anyMatch(note -> note.contains("TCP port 35000"))
        .anyMatch(note -> note.contains("UDP port 40000"))
        .anyMatch(note -> note.contains("UDP port scan"));
  }

  @Test
  void aPortThatWasNotDrawnAndNotSeenClosedIsUndetermined() {
    RoundEnd end = endWithClosedPort(444, SCAN.synScan(50_000));

    assertThat(knowledge(end.getClosedTcp())).isEqualTo(PortKnowledge.UNDETERMINED);
  }

  @Test
  void theResetOfT5IsNoPortScan() {
    List<Item> twoRounds = new ArrayList<>(SCAN.round());
    twoRounds.addAll(SCAN.next(0).round());

    CollectedEvidence evidence = new Traffic().add(twoRounds).collect();

    assertThat(evidence.ends)
        .hasSize(2)
        .allMatch(end -> knowledge(end.getClosedTcp()) == PortKnowledge.UNDETERMINED);
  }

  @Test
  void aUdpScanIsKnownByItsEmptyDatagrams() {
    var datagram = new UdpBuilder(50_000, ScanScript.CLOSED_UDP, OctetString.EMPTY);
    Item sent = toTarget(datagram, 55, BEFORE);

    RoundEnd end =
        end(
            List.of(
                sent,
                fromTarget(
                    IcmpBuilder.portUnreachable(OctetString.copyOf(sent.octets())), BEFORE + 1)));

    assertThat(end.getUdpScanned()).contains(true);
    assertThat(knowledge(end.getClosedUdp())).isEqualTo(PortKnowledge.KNOWN);
  }

  @Test
  void aUdpScanIsKnownByItsChangingTtl() {
    var datagram = new UdpBuilder(50_000, 53, OctetString.ofHex("01"));

    assertThat(
            end(List.of(toTarget(datagram, 55, BEFORE), toTarget(datagram, 41, BEFORE)))
                .getUdpScanned())
        .contains(true);
    assertThat(
            end(List.of(toTarget(datagram, 64, BEFORE), toTarget(datagram, 64, BEFORE)))
                .getUdpScanned())
        .isEmpty();
    assertThat(
            end(List.of(toTarget(datagram, 1, BEFORE), toTarget(datagram, 2, BEFORE)))
                .getUdpScanned())
        .isEmpty();
  }

  @Test
  void macAddressComesFromArp() {
    var evidence = new CollectedEvidence();
    var collector = new ObservationCollector(Traffic.SETTINGS, evidence);
    collector.arp(1, BEFORE, address("10.0.0.2"), TARGET_MAC);
    new Traffic().add(SCAN.round()).feed(collector);
    collector.finish();

    assertThat(evidence.ends.get(0).getMacAddress()).contains("02:54:00:00:AB:01");
    assertThat(evidence.ends.get(0).getNotes()).noneMatch(note -> note.contains("ARP"));
  }

  @Test
  void aTargetBehindARouterThatIsSeenInArpIsSurelyRemote() {
    var evidence = new CollectedEvidence();
    var collector = new ObservationCollector(Traffic.SETTINGS, evidence);
    collector.arp(1, BEFORE, address("10.0.0.254"), TARGET_MAC);
    var traffic = new Traffic();
    SCAN.round().forEach(item -> traffic.add(item.via(TARGET_MAC)));
    traffic.feed(collector);
    collector.finish();

    assertThat(evidence.ends.get(0).getMacAddress()).isEmpty();
    assertThat(evidence.ends.get(0).getNotes()).noneMatch(note -> note.contains("ARP"));
  }

  @Test
  void withoutArpThePlaceOfTheTargetIsUndetermined() {
    assertThat(end(List.of()).getNotes()).contains(RoundNotes.segmentUndetermined());
  }

  @Test
  void loopbackAndOwnAddressesAreLocal() {
    assertThat(local(SCAN.from("127.0.0.1").to("127.0.0.1"))).isTrue();
    assertThat(local(SCAN.from("10.0.0.1").to("10.0.0.1"))).isTrue();
    assertThat(local(SCAN)).isFalse();
  }

  @Test
  void tracerouteThatReachedTheTargetGivesItsHops() {
    List<Item> trace = new ArrayList<>();
    for (int ttl = 5; ttl >= 1; ttl--) {
      trace.add(toTarget(TcpBuilder.between(14_000 + ttl, 443).flags(TcpFlags.SYN), ttl, AFTER));
    }
    trace.add(timeExceeded(trace.get(4)));
    trace.add(timeExceeded(trace.get(3)));
    for (int ttl = 5; ttl >= 3; ttl--) {
      trace.add(SCAN.segmentBack(443, 14_000 + ttl, TcpFlags.RST, AFTER + MILLI));
    }

    assertThat(after(trace).getTracerouteHops()).contains(3);
    assertThat(after(trace.subList(0, 7)).getTracerouteHops()).isEmpty();
    assertThat(after(trace.subList(0, 5)).getTracerouteHops()).isEmpty();
  }

  @Test
  void udpAndEchoTraceroutesCountToo() {
    Item udp = toTarget(new UdpBuilder(1, 2, OctetString.filled(0, 9)), 2, AFTER);
    Item udpBefore = toTarget(new UdpBuilder(1, 3, OctetString.filled(0, 9)), 1, AFTER);
    Item echo = toTarget(IcmpBuilder.echoRequest(0, 9, 2, OctetString.EMPTY), 2, AFTER);
    Item echoBefore = toTarget(IcmpBuilder.echoRequest(0, 9, 1, OctetString.EMPTY), 1, AFTER);

    assertThat(
            after(
                    List.of(
                        udpBefore,
                        timeExceeded(udpBefore),
                        udp,
                        fromTarget(
                            IcmpBuilder.portUnreachable(OctetString.copyOf(udp.octets(), 0, 28)),
                            AFTER)))
                .getTracerouteHops())
        .contains(2);
    assertThat(
            after(
                    List.of(
                        echoBefore,
                        timeExceeded(echoBefore),
                        echo,
                        fromTarget(IcmpBuilder.echoReply(0, 9, 2, OctetString.EMPTY), AFTER)))
                .getTracerouteHops())
        .contains(2);
  }

  @Test
  void hopsBetweenProberAndCaptureAreAddedToTheTtlOfU1() {
    CollectedEvidence evidence =
        new Traffic().add(SCAN.round()).collect(Traffic.SETTINGS.withHopsToProber(3));

    assertThat(evidence.ends.get(0).getUdpProbeTtl()).contains(60);
  }

  @Test
  void aTtlThatNmapDoesNotSendIsRemarkedUpon() {
    byte[] u1 = SCAN.datagram(ProbeName.U1, 1);
    u1[8] = 49;

    RoundEnd end = new Traffic().add(new Item(START, u1)).collect().ends.get(0);

    assertThat(end.getNotes()).anyMatch(note -> note.startsWith("U1 had a time to live of 49"));
  }

  private static RoundEnd end(List<Item> before) {
    return new Traffic().add(before).add(SCAN.round()).collect().ends.get(0);
  }

  private static RoundEnd after(List<Item> more) {
    return new Traffic().add(SCAN.round()).add(more).collect().ends.get(0);
  }

  private static boolean local(ScanScript script) {
    return new Traffic().add(script.round()).collect().ends.get(0).getLocal();
  }

  private static RoundEnd endWithClosedPort(int port, List<Item> before) {
    var t5 = new Envelope(address("10.0.0.1"), address("10.0.0.2"), port, 1, 40);
    byte[] octets = Probe.of(ProbeName.T5).datagram(ScanScript.VALUES, t5);
    return new Traffic()
        .add(before)
        .add(SCAN.sent(ProbeName.U1, START), new Item(START + 1, octets))
        .collect()
        .ends
        .get(0);
  }

  private static PortKnowledge knowledge(Optional<PortUsed> port) {
    return port.orElseThrow().getKnowledge();
  }

  private static Item toTarget(Payload payload, int ttl, long atNanos) {
    return new Item(
        atNanos,
        Ipv4Builder.between(address("10.0.0.1"), address("10.0.0.2")).ttl(ttl).emit(payload));
  }

  private static Item fromTarget(Payload payload, long atNanos) {
    return new Item(
        atNanos, Ipv4Builder.between(address("10.0.0.2"), address("10.0.0.1")).emit(payload));
  }

  private static Item timeExceeded(Item datagram) {
    var message =
        new IcmpBuilder(IcmpView.TIME_EXCEEDED, 0, 0, OctetString.copyOf(datagram.octets(), 0, 28));
    return new Item(
        AFTER + 1, Ipv4Builder.between(address("10.9.9.9"), address("10.0.0.1")).emit(message));
  }
}
