package io.stackprint.fingerprinter.assemble;

import static io.stackprint.fingerprinter.assemble.TestRound.ip;
import static io.stackprint.fingerprinter.assemble.TestRound.lines;
import static io.stackprint.fingerprinter.assemble.TestRound.segment;
import static io.stackprint.wire.TcpFlags.RST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.EvidenceLink;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import io.stackprint.record.QualityReason;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.record.SubjectFingerprint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one round gives, and which of its lines appear. */
class AssemblerTest {
  private static final Rules P93 = new Rules(NmapProfile.NMAP_7_93, false);
  private static final Rules P99 = Rules.DEFAULT;

  @Test
  void ordinaryRoundGivesAllLines() {
    SubjectFingerprint subject = TestRound.of(1).assemble(P93);

    assertThat(lines(subject, 0).text())
        .isEqualTo(
            """
            SEQ(SP=28%GCD=12CC8%ISR=AF%TI=I%CI=I%II=I%SS=O%TS=A)
            OPS(O1=M5B4ST11%O2=M5B4ST11%O3=M5B4ST11%O4=M5B4ST11%O5=M5B4ST11%O6=M5B4ST11)
            WIN(W1=7D0%W2=7D1%W3=7D2%W4=7D3%W5=7D4%W6=7D5)
            ECN(R=Y%DF=Y%T=40%W=3E8%O=%CC=Y%Q=)
            T1(R=Y%DF=Y%T=40%S=O%A=S+%F=AS%RD=0%Q=)
            T2(R=N)
            T3(R=N)
            T4(R=Y%DF=Y%T=40%W=0%S=A%A=Z%F=R%O=%RD=0%Q=)
            T5(R=Y%DF=Y%T=40%W=0%S=Z%A=S+%F=AR%O=%RD=0%Q=)
            T6(R=Y%DF=Y%T=40%W=0%S=A%A=Z%F=R%O=%RD=0%Q=)
            T7(R=Y%DF=Y%T=40%W=0%S=Z%A=S%F=AR%O=%RD=0%Q=)
            U1(R=Y%DF=Y%T=40%IPL=164%UN=0%RIPL=G%RID=G%RIPCK=G%RUCK=G%RUD=G)
            IE(R=Y%DFI=Y%T=40%CD=S)
            """);
    assertThat(subject.getComplete()).isTrue();
    assertThat(subject.getNotes()).isEmpty();
    assertThat(subject.getQuality().getGood()).isTrue();
    assertThat(subject.getDistance()).hasValue(new Distance(2, DistanceMethod.ICMP));
    assertThat(subject.getPorts().getOpenTcp()).hasValue(TestRound.OPEN);
    assertThat(subject.getPorts().getClosedTcp()).hasValue(TestRound.CLOSED);
    assertThat(subject.getPorts().getClosedUdp()).hasValue(TestRound.CLOSED_UDP);
    assertThat(subject.getRounds().get(0).getProbesSent()).isEqualTo(16);
    assertThat(subject.getRounds().get(0).getProbesAnswered()).isEqualTo(14);
  }

  @Test
  void linksAllRepliesInOrder() {
    SubjectFingerprint subject = TestRound.of(1).assemble(P99);

    assertThat(subject.getEvidence()).hasSize(14);
    assertThat(subject.getEvidence()).extracting(EvidenceLink::getArrival).isSorted();
    assertThat(subject.getEvidence().get(6))
        .isEqualTo(new EvidenceLink(1, ProbeName.IE1, 6, TestRound.START_NANOS + 6_000_000L));
  }

  @Test
  void firstReplyWins() {
    TestRound round =
        TestRound.of(1).add(ProbeName.ECN, ip(9).ttl(1).emit(segment(12).flags(RST).window(7)));

    assertThat(round.lines(P99)).isEqualTo(TestRound.of(1).lines(P99));
  }

  @Test
  void closedPortThatWasNotKnownHasNoLineWithoutAnswer() {
    TestRound round =
        TestRound.of(1)
            .without(ProbeName.T5)
            .end(e -> e.setClosedTcp(new PortUsed(TestRound.CLOSED, PortKnowledge.NOT_KNOWN)));

    SubjectFingerprint subject = round.assemble(P99);

    assertThat(lines(subject, 0).line(TestName.T5)).isEmpty();
    assertThat(lines(subject, 0).line(TestName.T6)).isPresent();
    assertThat(subject.getPorts().getClosedTcp()).isEmpty();
    assertThat(subject.getQuality().getReasons()).containsExactly(QualityReason.NO_CLOSED_TCP_PORT);
    assertThat(subject.getQuality().getUnreliable()).isTrue();
    assertThat(subject.getNotes()).isEmpty();
  }

  @Test
  void closedPortKnownToNmapIsUnanswered() {
    assertThat(
            TestRound.of(1).without(ProbeName.T5).lines(P99).line(TestName.T5).orElseThrow().text())
        .isEqualTo("T5(R=N)");
  }

  @Test
  void undeterminedClosedPortCountsAsNotKnownAndLeavesANote() {
    SubjectFingerprint subject =
        TestRound.of(1)
            .without(ProbeName.T5)
            .end(e -> e.setClosedTcp(new PortUsed(443, PortKnowledge.UNDETERMINED)))
            .assemble(P99);

    assertThat(lines(subject, 0).line(TestName.T5)).isEmpty();
    assertThat(subject.getComplete()).isTrue();
    assertThat(subject.getNotes()).singleElement().asString().contains("TCP port 443");
  }

  @Test
  void hostWithoutOpenPortShowsOnlyCiAndIi() {
    SubjectFingerprint subject = withoutOpenPort(TestRound.of(1)).assemble(P93);

    assertThat(lines(subject, 0).line(TestName.SEQ).orElseThrow().text())
        .isEqualTo("SEQ(CI=I%II=I)");
    assertThat(lines(subject, 0).line(TestName.OPS)).isEmpty();
    assertThat(lines(subject, 0).line(TestName.T2)).isEmpty();
    assertThat(subject.getQuality().getReasons()).containsExactly(QualityReason.NO_OPEN_TCP_PORT);
    assertThat(subject.getQuality().getTimingRatio()).isZero();
  }

  @Test
  void seqWithoutValuesIsALineIn799Only() {
    TestRound round =
        withoutOpenPort(TestRound.of(1)).without(ProbeName.T5, ProbeName.T6, ProbeName.IE1);

    assertThat(round.lines(P99).line(TestName.SEQ).orElseThrow().text()).isEqualTo("SEQ()");
    assertThat(round.lines(P93).line(TestName.SEQ)).isEmpty();
  }

  @Test
  void optionsAndWindowsNeedAllSix() {
    Fingerprint lines = TestRound.of(1).without(ProbeName.S3).lines(P99);

    assertThat(lines.line(TestName.OPS)).isEmpty();
    assertThat(lines.line(TestName.WIN)).isEmpty();
    assertThat(lines.line(TestName.SEQ)).isPresent();
  }

  @Test
  void substituteAnswersForItsSeqProbe() {
    TestRound round =
        TestRound.of(1)
            .without(ProbeName.S3)
            .add(ProbeName.O3, ip(9).emit(segment(8).flags(RST).window(33)));

    Fingerprint lines = round.lines(P99);

    assertThat(lines.value(TestName.WIN, Attribute.W3)).hasValue("21");
    assertThat(lines.value(TestName.OPS, Attribute.O3)).hasValue("");
  }

  @Test
  void resetFromTheSeqPortServesOptionsAndT1ButNotSeq() {
    TestRound round =
        TestRound.of(1).with(ProbeName.S1, ip(100).emit(segment(0).flags(RST).window(33)));

    SubjectFingerprint subject = round.assemble(P99);

    assertThat(lines(subject, 0).value(TestName.WIN, Attribute.W1)).hasValue("21");
    assertThat(lines(subject, 0).value(TestName.T1, Attribute.F)).hasValue("R");
    assertThat(subject.getRounds().get(0).getSequences().getIsns()).hasSize(5);
  }

  @Test
  void t1IsAnsweredByItsOwnProbeWhenS1BroughtNothing() {
    TestRound round =
        TestRound.of(1)
            .without(ProbeName.S1)
            .add(ProbeName.T1, ip(9).emit(segment(13).flags(RST).seq(TestRound.AB + 1)));

    assertThat(round.lines(P99).line(TestName.T1).orElseThrow().text())
        .isEqualTo("T1(R=Y%DF=Y%T=40%S=A+%A=Z%F=R%RD=0%Q=)");
  }

  @Test
  void oneEchoReplyIsNoAnswer() {
    assertThat(
            TestRound.of(1)
                .without(ProbeName.IE2)
                .lines(P99)
                .line(TestName.IE)
                .orElseThrow()
                .text())
        .isEqualTo("IE(R=N)");
  }

  @Test
  void echoReplyAfterRetransmissionDoesNotCountForIi() {
    byte[] reply = ip(501).emit(TestRound.echoReply(1));
    Fingerprint lines = TestRound.of(1).with(ProbeName.IE2, reply, 2).lines(P99);

    assertThat(lines.value(TestName.SEQ, Attribute.II)).isEmpty();
    assertThat(lines.value(TestName.SEQ, Attribute.SS)).isEmpty();
    assertThat(lines.value(TestName.IE, Attribute.R)).hasValue("Y");
  }

  @Test
  void echoTtlIsThatOfTheFirstProbeUnlessStrictly799() {
    TestRound round =
        TestRound.of(1).with(ProbeName.IE2, ip(501).ttl(127).emit(TestRound.echoReply(1)));

    assertThat(round.lines(P99).value(TestName.IE, Attribute.T)).hasValue("40");
    assertThat(round.lines(P93).value(TestName.IE, Attribute.T)).hasValue("40");
    assertThat(round.lines(strict799()).value(TestName.IE, Attribute.T)).hasValue("80");
  }

  @Test
  void silentUdpPortLeavesTheDistanceUnknownAndTheTtlGuessed() {
    SubjectFingerprint subject = TestRound.of(1).without(ProbeName.U1).assemble(P99);

    assertThat(subject.getDistance()).isEmpty();
    assertThat(lines(subject, 0).value(TestName.T4, Attribute.TG)).hasValue("40");
    assertThat(lines(subject, 0).value(TestName.T4, Attribute.T)).isEmpty();
    assertThat(subject.getQuality().getReasons()).containsExactly(QualityReason.NO_CLOSED_UDP_PORT);
    assertThat(subject.getPorts().getClosedUdp()).isEmpty();
  }

  @Test
  void udpScanExcusesTheSilentUdpPort() {
    TestRound round = TestRound.of(1).without(ProbeName.U1).end(e -> e.setUdpScanned(true));

    assertThat(round.assemble(P99).getQuality().getGood()).isTrue();
  }

  @Test
  void attachedHostIsDirectAndItsTtlStillMeasured() {
    SubjectFingerprint subject =
        TestRound.of(1).end(e -> e.setMacAddress("02:54:00:00:CF:10")).assemble(P99);

    assertThat(subject.getDistance()).hasValue(new Distance(1, DistanceMethod.DIRECT));
    assertThat(subject.getMacAddress()).hasValue("02:54:00:00:CF:10");
    assertThat(lines(subject, 0).value(TestName.T4, Attribute.T)).hasValue("40");
  }

  @Test
  void tracerouteWinsForThePrintButNotForTheVerdict() {
    TestRound far = TestRound.of(1).end(e -> e.setTracerouteHops(9));

    assertThat(far.assemble(P99).getDistance())
        .hasValue(new Distance(9, DistanceMethod.TRACEROUTE));
    assertThat(far.assemble(P99).getQuality().getGood()).isTrue();
    assertThat(far.end(e -> e.setLocal(true)).assemble(P99).getDistance())
        .hasValue(new Distance(0, DistanceMethod.LOCAL));
  }

  @Test
  void allReasonsStandInNmapsOrder() {
    TestRound round =
        withoutOpenPort(TestRound.of(1))
            .without(ProbeName.U1)
            .end(
                e ->
                    e.setScanDelayMillis(501)
                        .setTimingTemplate(5)
                        .setClosedTcp(new PortUsed(1, PortKnowledge.NOT_KNOWN)));

    assertThat(round.assemble(P99).getQuality().getReasons())
        .containsExactly(
            QualityReason.SCAN_DELAY,
            QualityReason.TIMING_TEMPLATE_5,
            QualityReason.NO_OPEN_TCP_PORT,
            QualityReason.NO_CLOSED_TCP_PORT,
            QualityReason.NO_CLOSED_UDP_PORT);
  }

  @Test
  void scanDelayAboveASecondLeavesSequenceNumbersOut() {
    Fingerprint lines = TestRound.of(1).end(e -> e.setScanDelayMillis(1001)).lines(P99);

    assertThat(lines.line(TestName.SEQ).orElseThrow().text())
        .isEqualTo("SEQ(TI=I%CI=I%II=I%SS=O%TS=A)");
  }

  @Test
  void skippedHostHasNoRounds() {
    RoundEnd skipped =
        TestRound.of(1)
            .end(
                e ->
                    e.setOutcome(RoundOutcome.SKIPPED)
                        .setSkipReason("no open TCP port")
                        .setReplies(0))
            .end();

    SubjectFingerprint subject = new Assembler(P99).assemble(List.of(skipped), List.of());

    assertThat(subject.getRounds()).isEmpty();
    assertThat(subject.getSkipReason()).hasValue("no open TCP port");
    assertThat(subject.getComplete()).isTrue();
  }

  @Test
  void refusesToAssembleNothing() {
    assertThatThrownBy(() -> new Assembler(P99).assemble(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Rules strict799() {
    return new Rules(NmapProfile.NMAP_7_99, true);
  }

  static TestRound withoutOpenPort(TestRound round) {
    return round
        .without(
            ProbeName.S1,
            ProbeName.S2,
            ProbeName.S3,
            ProbeName.S4,
            ProbeName.S5,
            ProbeName.S6,
            ProbeName.ECN,
            ProbeName.T4)
        .end(
            e ->
                e.clearOpenTcp()
                    .setProbes(
                        e.getProbes().stream()
                            .filter(
                                sent ->
                                    List.of(
                                            ProbeName.IE1,
                                            ProbeName.IE2,
                                            ProbeName.U1,
                                            ProbeName.T5,
                                            ProbeName.T6,
                                            ProbeName.T7)
                                        .contains(sent.getProbe()))
                            .toList()));
  }
}
