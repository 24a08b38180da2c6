package io.stackprint.fingerprinter.assemble;

import static io.stackprint.wire.TcpFlags.ACK;
import static io.stackprint.wire.TcpFlags.RST;
import static io.stackprint.wire.TcpFlags.SYN;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.Ipv4Address;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.Payload;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpOption;
import io.stackprint.wire.UdpBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A round against an ordinary host two hops away, of which tests change what they are about. The
 * replies stand in order of arrival.
 */
public final class TestRound {
  static final String TARGET = "10.1.2.3";
  static final String SCANNER = "10.1.1.1";
  static final int TARGET_NUMBER = Ipv4Address.parse(TARGET);
  static final int SCANNER_NUMBER = Ipv4Address.parse(SCANNER);

  static final int PB = 40_000;
  static final int UB = 50_000;
  static final long SB = 0x1000_0000L;
  static final long AB = 0x2000_0000L;
  static final int IB = 0x1234;
  static final int UT = 60;
  static final int OPEN = 22;
  static final int CLOSED = 443;
  static final int CLOSED_UDP = 31_000;
  static final long START_NANOS = 1_700_000_000_000_000_000L;

  private static final List<ProbeName> SENT =
      List.of(
          ProbeName.S1,
          ProbeName.S2,
          ProbeName.S3,
          ProbeName.S4,
          ProbeName.S5,
          ProbeName.S6,
          ProbeName.IE1,
          ProbeName.IE2,
          ProbeName.U1,
          ProbeName.ECN,
          ProbeName.T2,
          ProbeName.T3,
          ProbeName.T4,
          ProbeName.T5,
          ProbeName.T6,
          ProbeName.T7);

  private final int number;
  private final List<Packet> packets = new ArrayList<>();
  private UnaryOperator<RoundEnd.Builder> change = end -> end;
  private int missing;

  /** A reply to a probe, after so many transmissions of it. */
  record Packet(ProbeName probe, OctetString octets, int transmission) {}

  private TestRound(int number) {
    this.number = number;
  }

  /** All probes but T2 and T3 answered; every quantity has a value of its own. */
  public static TestRound of(int number) {
    var round = new TestRound(number);
    for (int k = 0; k < 6; k++) {
      round.add(ProbeName.valueOf("S" + (k + 1)), ip(100 + k).emit(synAck(k)));
    }
    round.add(ProbeName.IE1, ip(500).emit(echoReply(0)));
    round.add(ProbeName.IE2, ip(501).emit(echoReply(1)));
    round.add(ProbeName.U1, ip(502).emit(portUnreachable(u1(UB, CLOSED_UDP))));
    round.add(ProbeName.ECN, ip(0).emit(segment(12).flags(SYN | ACK | 0x40).window(1000)));
    round.add(ProbeName.T4, ip(0).emit(segment(16).flags(RST).seq(AB)));
    round.add(ProbeName.T5, ip(700).emit(segment(17).flags(RST | ACK).ack(SB + 1)));
    round.add(ProbeName.T6, ip(701).emit(segment(18).flags(RST).seq(AB)));
    round.add(ProbeName.T7, ip(702).emit(segment(19).flags(RST | ACK).ack(SB)));
    return round;
  }

  /** A header from the target, as it arrives two hops away. */
  static Ipv4Builder ip(int ipId) {
    return Ipv4Builder.between(TARGET_NUMBER, SCANNER_NUMBER).ttl(63).ipId(ipId).dontFragment(true);
  }

  /** A segment to the source port of the probe with this offset. */
  static TcpBuilder segment(int offset) {
    return TcpBuilder.between(offset < 17 ? OPEN : CLOSED, PB + offset);
  }

  static TcpBuilder synAck(int k) {
    return synAck(k, 1_000_000L + 77_000L * k * k, 5_000_000L + 100L * k);
  }

  static TcpBuilder synAck(int k, long isn, long timestamp) {
    return segment(k)
        .flags(SYN | ACK)
        .seq(isn)
        .ack(SB + k + 1)
        .window(2000 + k)
        .options(
            List.of(
                new TcpOption.MaximumSegmentSize(1460),
                new TcpOption.SackPermitted(),
                new TcpOption.Timestamps(timestamp, 1)));
  }

  static Payload echoReply(int offset) {
    return IcmpBuilder.echoReply(
        offset == 0 ? 9 : 0, IB + offset, 295 + offset, OctetString.filled(0, 120 + 30 * offset));
  }

  /** U1 as it reached the target. */
  static byte[] u1(int sourcePort, int destinationPort) {
    return Ipv4Builder.between(SCANNER_NUMBER, TARGET_NUMBER)
        .ttl(UT - 1)
        .ipId(0x1042)
        .emit(new UdpBuilder(sourcePort, destinationPort, OctetString.filled('C', 300)));
  }

  static Payload portUnreachable(byte[] quoted) {
    return IcmpBuilder.portUnreachable(OctetString.copyOf(quoted));
  }

  TestRound add(ProbeName probe, byte[] octets) {
    return add(probe, octets, 1);
  }

  TestRound add(ProbeName probe, byte[] octets, int transmission) {
    packets.add(new Packet(probe, OctetString.copyOf(octets), transmission));
    return this;
  }

  TestRound addFirst(ProbeName probe, byte[] octets) {
    packets.add(0, new Packet(probe, OctetString.copyOf(octets), 1));
    return this;
  }

  TestRound without(ProbeName... probes) {
    packets.removeIf(packet -> List.of(probes).contains(packet.probe()));
    return this;
  }

  /** Puts another packet in the place of the reply to a probe. */
  TestRound with(ProbeName probe, byte[] octets) {
    return with(probe, octets, 1);
  }

  TestRound with(ProbeName probe, byte[] octets, int transmission) {
    packets.replaceAll(
        packet ->
            packet.probe() == probe
                ? new Packet(probe, OctetString.copyOf(octets), transmission)
                : packet);
    return this;
  }

  /** Another order of arrival. */
  TestRound reordered(UnaryOperator<List<Packet>> order) {
    List<Packet> changed = List.copyOf(order.apply(List.copyOf(packets)));
    packets.clear();
    packets.addAll(changed);
    return this;
  }

  TestRound end(UnaryOperator<RoundEnd.Builder> changed) {
    UnaryOperator<RoundEnd.Builder> before = change;
    change = end -> changed.apply(before.apply(end));
    return this;
  }

  public TestRound notLast() {
    return end(end -> end.setLast(false));
  }

  /** The round's end tells of more replies than there are. */
  TestRound missing(int replies) {
    missing = replies;
    return this;
  }

  public RoundEnd end() {
    return change
        .apply(
            RoundEnd.newBuilder()
                .setScope("site")
                .setAddress(TARGET)
                .setObservation("0123456789abcdef0123456789abcdef")
                .setSensor("test")
                .setScanner(SCANNER)
                .setRound(number)
                .setLast(true)
                .setOutcome(RoundOutcome.COMPLETE)
                .setStartedAtNanos(START_NANOS)
                .setEndedAtNanos(START_NANOS + 3_000_000_000L)
                .setReplies(packets.size() + missing)
                .setTcpSequenceBase(SB)
                .setTcpAckBase(AB)
                .setIcmpIdBase(IB)
                .setTcpPortBase(PB)
                .setUdpSourcePort(UB)
                .setUdpProbeTtl(UT)
                .setUdpChecksum(udpChecksum())
                .setOpenTcp(new PortUsed(OPEN, PortKnowledge.KNOWN))
                .setClosedTcp(new PortUsed(CLOSED, PortKnowledge.KNOWN))
                .setClosedUdp(new PortUsed(CLOSED_UDP, PortKnowledge.NOT_KNOWN))
                .setProbes(
                    SENT.stream()
                        .map(probe -> new ProbeSent(probe, List.of(sentAtNanos(probe)), 0))
                        .toList())
                .setLocal(false)
                .setNotes(List.of()))
        .build();
  }

  public List<ProbeReply> replies() {
    List<ProbeReply> replies = new ArrayList<>();
    for (Packet packet : packets) {
      replies.add(reply(packet, replies.size()));
    }
    return replies;
  }

  private ProbeReply reply(Packet packet, int arrival) {
    return ProbeReply.newBuilder()
        .setScope("site")
        .setAddress(TARGET)
        .setObservation("0123456789abcdef0123456789abcdef")
        .setSensor("test")
        .setRound(number)
        .setProbe(packet.probe())
        .setTransmission(packet.transmission())
        .setArrival(arrival)
        .setSentAtNanos(sentAtNanos(packet.probe()))
        .setProbeOctets(ByteBuffer.wrap(probe(packet.probe())))
        .setReceivedAtNanos(START_NANOS + 1_000_000L * arrival)
        .setReplyOctets(ByteBuffer.wrap(packet.octets().toArray()))
        .setReplyWireLength(packet.octets().length())
        .build();
  }

  private static long sentAtNanos(ProbeName probe) {
    return START_NANOS + 100_000_000L * SENT.indexOf(probe);
  }

  private static int udpChecksum() {
    byte[] datagram = u1(UB, CLOSED_UDP);
    return Byte.toUnsignedInt(datagram[26]) << 8 | Byte.toUnsignedInt(datagram[27]);
  }

  /** The probe as far as it tells of the round: its ports, numbers and TTL. */
  private static byte[] probe(ProbeName probe) {
    var ip = Ipv4Builder.between(SCANNER_NUMBER, TARGET_NUMBER);
    return switch (probe) {
      case IE1 -> ip.emit(IcmpBuilder.echoRequest(9, IB, 295, OctetString.filled(0, 120)));
      case IE2 -> ip.emit(IcmpBuilder.echoRequest(0, IB + 1, 296, OctetString.filled(0, 150)));
      case U1 ->
          ip.ttl(UT)
              .ipId(0x1042)
              .emit(new UdpBuilder(UB, CLOSED_UDP, OctetString.filled('C', 300)));
      default -> {
        int offset = ProbePorts.offsetOf(probe);
        yield ip.emit(
            TcpBuilder.between(PB + offset, offset < 17 ? OPEN : CLOSED)
                .seq(SB + (offset < 6 ? offset : 0))
                .ack(probe == ProbeName.ECN ? 0 : AB));
      }
    };
  }

  /** The subject of this round alone. */
  public SubjectFingerprint assemble(Rules rules) {
    return assemble(rules, this);
  }

  public static SubjectFingerprint assemble(Rules rules, TestRound... rounds) {
    List<RoundEnd> ends = new ArrayList<>();
    List<ProbeReply> replies = new ArrayList<>();
    for (TestRound round : rounds) {
      ends.add(round.end());
      replies.addAll(round.replies());
    }
    return new Assembler(rules).assemble(ends, replies);
  }

  /** The lines of this round alone. */
  Fingerprint lines(Rules rules) {
    return lines(assemble(rules), 0);
  }

  static Fingerprint lines(SubjectFingerprint subject, int index) {
    return FingerprintRecords.fromRecord(subject.getRounds().get(index).getTests());
  }
}
