package io.stackprint.fingerprinter.assemble;

import static io.stackprint.fingerprinter.assemble.TestRound.PB;
import static io.stackprint.fingerprinter.assemble.TestRound.ip;
import static io.stackprint.fingerprinter.assemble.TestRound.portUnreachable;
import static io.stackprint.fingerprinter.assemble.TestRound.segment;
import static io.stackprint.fingerprinter.assemble.TestRound.u1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which packets count at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptanceTest {
  private static final TcpBuilder RESET = segment(12).flags(TcpFlags.RST).window(7);

  Stream<Arguments> notArrived() {
    byte[] reset = ip(1).emit(RESET);
    return Stream.of(
        Arguments.of("no octets", new byte[0]),
        Arguments.of("IPv6", changed(reset, 0, 0x65)),
        Arguments.of("header length 16", changed(reset, 0, 0x44)),
        Arguments.of("total length 0", changed(changed(reset, 2, 0), 3, 0)),
        Arguments.of("later fragment", ip(1).fragmentOffset(8).emit(RESET)),
        Arguments.of("another source", Ipv4Builder.between(1, 2).emit(RESET)),
        Arguments.of("three octets behind the header", Arrays.copyOf(reset, 23)),
        Arguments.of("cut TCP header", Arrays.copyOf(reset, 39)),
        Arguments.of("data offset 4", changed(reset, 32, 0x40)),
        Arguments.of("data offset outside", changed(reset, 32, 0x60)),
        Arguments.of("MSS of length 3", withOptions("02030101")),
        Arguments.of("length 0", withOptions("09000101")),
        Arguments.of("no length", withOptions("01010108")),
        Arguments.of("no probe's port", ip(1).emit(TcpBuilder.between(22, PB + 20))),
        Arguments.of("port below the base", ip(1).emit(TcpBuilder.between(22, PB - 1))),
        Arguments.of("another protocol", changed(reset, 9, 17)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notArrived")
  void malformedOrForeignPacketCountsAsNotArrived(String name, byte[] packet) {
    TestRound round = TestRound.of(1).with(ProbeName.ECN, packet);

    assertThat(round.lines(Rules.DEFAULT).line(TestName.ECN).orElseThrow().text())
        .as(name)
        .isEqualTo("ECN(R=N)");
  }

  @Test
  void checksumsAndSourcePortsAreNotLookedAt() {
    byte[] packet = changed(ip(1).emit(TcpBuilder.between(9, PB + 12).window(7)), 36, 0xAA);

    assertThat(ecnWindow(packet)).isEqualTo("7");
  }

  @Test
  void destinationPortDecidesWhichProbeIsAnswered() {
    TestRound round = TestRound.of(1).with(ProbeName.ECN, ip(1).emit(segment(14).window(7)));

    assertThat(round.lines(Rules.DEFAULT).value(TestName.T2, Attribute.W)).hasValue("7");
  }

  @Test
  void octetsBehindTheTotalLengthAreCutOff() {
    byte[] packet = ip(1).emit(segment(15).flags(TcpFlags.RST));
    TestRound round = TestRound.of(1).add(ProbeName.T3, Arrays.copyOf(packet, 60));

    assertThat(round.lines(Rules.DEFAULT).value(TestName.T3, Attribute.RD)).hasValue("0");
  }

  @Test
  void icmpIdentifierTellsTheEchoReplies() {
    TestRound foreign =
        TestRound.of(1)
            .with(
                ProbeName.IE2,
                ip(1)
                    .emit(
                        IcmpBuilder.echoReply(0, TestRound.IB + 2, 296, OctetString.filled(0, 9))));
    TestRound otherSequence =
        TestRound.of(1)
            .with(
                ProbeName.IE2,
                ip(501)
                    .emit(IcmpBuilder.echoReply(0, TestRound.IB + 1, 7, OctetString.filled(0, 9))));

    assertThat(line(foreign, TestName.IE)).isEqualTo("IE(R=N)");
    assertThat(line(otherSequence, TestName.IE)).startsWith("IE(R=Y");
  }

  @Test
  void quotedPortsTellTheU1Answer() {
    assertThat(line(withU1(u1(TestRound.UB, TestRound.CLOSED_UDP)), TestName.U1))
        .startsWith("U1(R=Y");
    assertThat(line(withU1(u1(TestRound.UB + 1, TestRound.CLOSED_UDP)), TestName.U1))
        .isEqualTo("U1(R=N)");
    assertThat(line(withU1(u1(TestRound.UB, TestRound.CLOSED_UDP + 1)), TestName.U1))
        .isEqualTo("U1(R=N)");
  }

  @Test
  void quoteNeedsEightOctetsOfUdp() {
    byte[] whole = u1(TestRound.UB, TestRound.CLOSED_UDP);

    assertThat(line(withU1(Arrays.copyOf(whole, 28)), TestName.U1)).contains("RUD=G");
    assertThat(line(withU1(Arrays.copyOf(whole, 27)), TestName.U1)).isEqualTo("U1(R=N)");
  }

  @Test
  void errorOfARouterOnTheWayIsNoAnswer() {
    byte[] fromRouter =
        Ipv4Builder.between(77, TestRound.SCANNER_NUMBER)
            .emit(portUnreachable(u1(TestRound.UB, TestRound.CLOSED_UDP)));

    assertThat(line(TestRound.of(1).with(ProbeName.U1, fromRouter), TestName.U1))
        .isEqualTo("U1(R=N)");
  }

  private static TestRound withU1(byte[] quoted) {
    return TestRound.of(1).with(ProbeName.U1, ip(502).emit(portUnreachable(quoted)));
  }

  private static String line(TestRound round, TestName test) {
    return round.lines(Rules.DEFAULT).line(test).orElseThrow().text();
  }

  private static String ecnWindow(byte[] packet) {
    Fingerprint lines = TestRound.of(1).with(ProbeName.ECN, packet).lines(Rules.DEFAULT);
    return lines.value(TestName.ECN, Attribute.W).orElseThrow();
  }

  private static byte[] withOptions(String hex) {
    return ip(1).emit(RESET.options(OctetString.ofHex(hex)));
  }

  private static byte[] changed(byte[] packet, int at, int octet) {
    byte[] copy = packet.clone();
    copy[at] = (byte) octet;
    return copy;
  }
}
