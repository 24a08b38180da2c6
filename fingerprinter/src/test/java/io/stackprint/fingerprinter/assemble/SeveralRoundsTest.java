package io.stackprint.fingerprinter.assemble;

import static io.stackprint.fingerprinter.assemble.TestRound.ip;
import static io.stackprint.fingerprinter.assemble.TestRound.lines;
import static io.stackprint.fingerprinter.assemble.TestRound.portUnreachable;
import static io.stackprint.fingerprinter.assemble.TestRound.u1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.RoundOutcome;
import io.stackprint.record.SubjectFingerprint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lasts from round to round, and rounds with gaps. */
class SeveralRoundsTest {
  private static final Rules CLEAN = Rules.DEFAULT;
  private static final Rules STRICT_99 = new Rules(NmapProfile.NMAP_7_99, true);
  private static final Rules STRICT_93 = new Rules(NmapProfile.NMAP_7_93, true);

  @Test
  void firstDistanceStaysForLaterRounds() {
    byte[] nearer = u1(TestRound.UB, TestRound.CLOSED_UDP);
    nearer[8] = (byte) TestRound.UT; // as if no router had touched it

    SubjectFingerprint subject =
        TestRound.assemble(
            CLEAN,
            TestRound.of(1).notLast(),
            TestRound.of(2).with(ProbeName.U1, ip(502).emit(portUnreachable(nearer))));

    assertThat(subject.getDistance()).hasValue(new Distance(2, DistanceMethod.ICMP));
    assertThat(lines(subject, 1).value(TestName.U1, Attribute.T)).hasValue("40");
  }

  @Test
  void distanceFoundLateDoesNotReachBack() {
    SubjectFingerprint subject =
        TestRound.assemble(
            CLEAN,
            TestRound.of(1).without(ProbeName.U1).notLast(),
            TestRound.of(2),
            TestRound.of(3).without(ProbeName.U1));

    assertThat(lines(subject, 0).value(TestName.T4, Attribute.TG)).hasValue("40");
    assertThat(lines(subject, 1).value(TestName.T4, Attribute.T)).hasValue("40");
    assertThat(lines(subject, 2).value(TestName.T4, Attribute.T)).hasValue("40");
    assertThat(lines(subject, 2).line(TestName.U1).orElseThrow().text()).isEqualTo("U1(R=N)");
    assertThat(subject.getPorts().getClosedUdp()).hasValue(TestRound.CLOSED_UDP);
  }

  @Test
  void measuredMinusOneIsLostAndMeasuredAgain() {
    byte[] lying = u1(TestRound.UB, TestRound.CLOSED_UDP);
    lying[8] = (byte) (TestRound.UT + 2);

    SubjectFingerprint subject =
        TestRound.assemble(
            CLEAN,
            TestRound.of(1).with(ProbeName.U1, ip(502).emit(portUnreachable(lying))).notLast(),
            TestRound.of(2));

    assertThat(lines(subject, 0).value(TestName.U1, Attribute.TG)).hasValue("40");
    assertThat(subject.getDistance()).hasValue(new Distance(2, DistanceMethod.ICMP));
  }

  @Test
  void greatestTimingRatioStays() {
    TestRound slow =
        TestRound.of(1)
            .notLast()
            .end(
                end -> {
                  List<ProbeSent> probes = new ArrayList<>(end.getProbes());
                  probes.replaceAll(
                      sent ->
                          sent.getProbe() == ProbeName.S6
                              ? new ProbeSent(
                                  ProbeName.S6, List.of(TestRound.START_NANOS + 705_999_999L), 0)
                              : sent);
                  return end.setProbes(probes);
                });

    SubjectFingerprint subject = TestRound.assemble(CLEAN, slow, TestRound.of(2));

    assertThat(subject.getQuality().getTimingRatio()).isEqualTo(705 / 500.0);
    assertThat(subject.getQuality().getGood()).isFalse();
  }

  @Test
  void echoRepliesOfEarlierRoundsDoNotCount() {
    SubjectFingerprint subject =
        TestRound.assemble(
            CLEAN,
            TestRound.of(1).notLast(),
            TestRound.of(2).without(ProbeName.IE1, ProbeName.IE2));

    assertThat(ie(subject, 0)).startsWith("IE(R=Y");
    assertThat(ie(subject, 1)).isEqualTo("IE(R=N)");
  }

  @Test
  void strictly799IgnoresEchoRepliesOnceItHadBoth() {
    SubjectFingerprint subject =
        TestRound.assemble(
            STRICT_99, TestRound.of(1).notLast(), TestRound.of(2).notLast(), TestRound.of(3));

    assertThat(ie(subject, 0)).startsWith("IE(R=Y");
    assertThat(ie(subject, 1)).isEqualTo("IE(R=N)");
    assertThat(ie(subject, 2)).isEqualTo("IE(R=N)");
    assertThat(lines(subject, 0).value(TestName.SEQ, Attribute.II)).hasValue("I");
    assertThat(lines(subject, 1).value(TestName.SEQ, Attribute.II)).isEmpty();
  }

  @Test
  void strictly799CombinesAnEarlierEchoReplyWithALaterOne() {
    TestRound second =
        TestRound.of(2).with(ProbeName.IE1, ip(9).dontFragment(false).emit(TestRound.echoReply(0)));

    SubjectFingerprint subject =
        TestRound.assemble(STRICT_99, TestRound.of(1).without(ProbeName.IE2).notLast(), second);

    assertThat(ie(subject, 0)).isEqualTo("IE(R=N)");
    assertThat(ie(subject, 1)).startsWith("IE(R=Y%DFI=Y"); // the first of IE1, of round 1, counts
    assertThat(lines(subject, 1).value(TestName.SEQ, Attribute.II)).isEmpty();
  }

  @Test
  void strictly793HasNoSuchDefect() {
    SubjectFingerprint subject =
        TestRound.assemble(STRICT_93, TestRound.of(1).notLast(), TestRound.of(2));

    assertThat(ie(subject, 1)).startsWith("IE(R=Y");
  }

  @Test
  void missingReplyLeavesSilentProbesOutOfItsRound() {
    SubjectFingerprint subject = TestRound.of(1).missing(1).assemble(CLEAN);

    assertThat(subject.getComplete()).isFalse();
    assertThat(lines(subject, 0).line(TestName.T2)).isEmpty();
    assertThat(lines(subject, 0).line(TestName.T4)).isPresent();
    assertThat(subject.getNotes()).singleElement().asString().contains("1 of 15 replies");
  }

  @Test
  void interruptedRoundLeavesSilentProbesOut() {
    SubjectFingerprint subject =
        TestRound.of(1).end(e -> e.setOutcome(RoundOutcome.INTERRUPTED)).assemble(CLEAN);

    assertThat(subject.getComplete()).isFalse();
    assertThat(lines(subject, 0).line(TestName.T2)).isEmpty();
    assertThat(subject.getNotes()).singleElement().asString().contains("interrupted");
  }

  @Test
  void roundWithoutEndIsReadFromTheProbesInItsReplies() {
    SubjectFingerprint whole = TestRound.of(1).assemble(CLEAN);

    SubjectFingerprint subject =
        new Assembler(CLEAN).assemble(List.of(), TestRound.of(1).replies());

    assertThat(subject.getComplete()).isFalse();
    assertThat(subject.getScanner()).isEqualTo(TestRound.SCANNER);
    assertThat(subject.getEvidence()).isEqualTo(whole.getEvidence());
    assertThat(lines(subject, 0).text())
        .isEqualTo(lines(whole, 0).text().replace("T2(R=N)\nT3(R=N)\n", ""));
    assertThat(subject.getPorts().getOpenTcp()).hasValue(TestRound.OPEN);
    assertThat(subject.getPorts().getClosedTcp()).isEmpty();
    assertThat(subject.getRounds().get(0).getProbesSent()).isEqualTo(14);
  }

  @Test
  void repliesWhoseProbesWereNotSeenTellNothingWithoutTheEnd() {
    var blind =
        TestRound.of(1).replies().stream()
            .map(
                reply ->
                    ProbeReply.newBuilder(reply)
                        .setTransmission(0)
                        .setSentAtNanos(0)
                        .setProbeOctets(ByteBuffer.allocate(0))
                        .build())
            .toList();

    SubjectFingerprint subject = new Assembler(CLEAN).assemble(List.of(), blind);

    assertThat(lines(subject, 0).lines()).isEmpty();
    assertThat(subject.getEvidence()).hasSize(14);
    assertThat(subject.getComplete()).isFalse();
  }

  @Test
  void ratesAreLeftOutWhereASendTimeIsNotKnown() {
    TestRound round =
        TestRound.of(1)
            .end(
                e ->
                    e.setProbes(
                        e.getProbes().stream()
                            .filter(sent -> sent.getProbe() != ProbeName.S2)
                            .toList()));
    var replies =
        round.replies().stream()
            .map(
                reply ->
                    reply.getProbe() == ProbeName.S2
                        ? ProbeReply.newBuilder(reply).setTransmission(0).setSentAtNanos(0).build()
                        : reply)
            .toList();

    SubjectFingerprint subject = new Assembler(CLEAN).assemble(List.of(round.end()), replies);

    assertThat(lines(subject, 0).line(TestName.SEQ).orElseThrow().text())
        .isEqualTo("SEQ(TI=I%CI=I%II=I%SS=O)");
    assertThat(subject.getNotes()).singleElement().asString().contains("send time");
  }

  @Test
  void missingRoundIsNoted() {
    SubjectFingerprint subject = TestRound.of(2).assemble(CLEAN);

    assertThat(subject.getComplete()).isFalse();
    assertThat(subject.getNotes()).containsExactly("Round 1 is missing.");
  }

  @Test
  void observationWhoseLastRoundDidNotComeIsIncomplete() {
    SubjectFingerprint subject = TestRound.of(1).notLast().assemble(CLEAN);

    assertThat(subject.getComplete()).isFalse();
    assertThat(subject.getRounds()).extracting(RoundFingerprint::getRound).containsExactly(1);
  }

  @Test
  void notesOfTheRoundsAreKeptOnce() {
    String note = "The port scan is not in the capture.";

    SubjectFingerprint subject =
        TestRound.assemble(
            CLEAN,
            TestRound.of(1).end(e -> e.setNotes(List.of(note))).notLast(),
            TestRound.of(2).end(e -> e.setNotes(List.of(note))));

    assertThat(subject.getNotes()).containsExactly(note);
    assertThat(subject.getComplete()).isTrue();
  }

  private static String ie(SubjectFingerprint subject, int index) {
    return lines(subject, index).line(TestName.IE).orElseThrow().text();
  }
}
