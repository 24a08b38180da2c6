package io.stackprint.prober.capture;

import static io.stackprint.prober.capture.ScanScript.SCAN;
import static io.stackprint.prober.capture.ScanScript.START;
import static io.stackprint.prober.capture.ScanScript.VALUES;
import static io.stackprint.prober.capture.Traffic.MILLI;
import static io.stackprint.prober.capture.Traffic.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.capture.Traffic.Item;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundOutcome;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a reply to a probe, and what is not. */
class ReplyPairingTest {
  private static final long MIDDLE = START + 50 * MILLI;

  @Test
  void everyPacketOnAProbesPortIsKept() {
    CollectedEvidence evidence =
        with(
            SCAN.answer(ProbeName.S1, MIDDLE),
            SCAN.segmentBack(ScanScript.OPEN, VALUES.portBase(), TcpFlags.RST, MIDDLE),
            SCAN.answer(ProbeName.S2, MIDDLE));

    assertThat(evidence.repliesTo(ProbeName.S1)).hasSize(3);
    assertThat(evidence.repliesTo(ProbeName.S2))
        .extracting(ProbeReply::getTransmission)
        .containsExactly(0, 1);
  }

  @Test
  void aTcpReplyMayComeFromAnyPort() {
    CollectedEvidence evidence =
        with(SCAN.segmentBack(999, VALUES.portBase() + 14, TcpFlags.RST, MIDDLE));

    assertThat(evidence.repliesTo(ProbeName.T2)).hasSize(1);
  }

  @Test
  void aReplyComesFromTheTargetOnly() {
    ScanScript router = SCAN.to("10.0.0.254");
    Item unreachable =
        new Item(
            MIDDLE,
            Ipv4Builder.between(ScanScript.address("10.0.0.254"), ScanScript.address("10.0.0.1"))
                .emit(
                    IcmpBuilder.portUnreachable(
                        OctetString.copyOf(SCAN.datagram(ProbeName.U1, 1)))));

    CollectedEvidence evidence =
        with(
            router.answer(ProbeName.S1, MIDDLE), router.answer(ProbeName.IE1, MIDDLE), unreachable);

    assertThat(evidence.replies).hasSize(14);
  }

  @Test
  void aSegmentWithBadOptionsIsNoReply() {
    byte[] bad =
        Ipv4Builder.between(ScanScript.address("10.0.0.2"), ScanScript.address("10.0.0.1"))
            .emit(
                TcpBuilder.between(ScanScript.OPEN, VALUES.portBase() + 14)
                    .flags(TcpFlags.RST)
                    .options(OctetString.ofHex("0203050101010101")));

    assertThat(with(new Item(MIDDLE, bad)).repliesTo(ProbeName.T2)).isEmpty();
  }

  @Test
  void onlyTheFirstFragmentIsLookedAt() {
    byte[] first =
        Ipv4Builder.between(ScanScript.address("10.0.0.2"), ScanScript.address("10.0.0.1"))
            .moreFragments(true)
            .emit(TcpBuilder.between(ScanScript.OPEN, VALUES.portBase() + 14));
    byte[] second = first.clone();
    second[7] = 1;

    CollectedEvidence evidence = with(new Item(MIDDLE, first), new Item(MIDDLE, second));

    assertThat(evidence.repliesTo(ProbeName.T2)).hasSize(1);
    assertThat(evidence.counts.fragments()).isEqualTo(1);
  }

  @Test
  void repliesMayComeInAnyOrder() {
    List<Item> round = SCAN.round();
    var traffic = new Traffic();
    round.stream().filter(ReplyPairingTest::isProbe).forEach(traffic::add);
    long end = round.get(round.size() - 1).atNanos() + 1;
    traffic.add(SCAN.answer(ProbeName.T7, end), SCAN.answer(ProbeName.S6, end + 1));
    traffic.add(SCAN.answer(ProbeName.S1, end + 2));

    assertThat(traffic.collect().replies)
        .extracting(ProbeReply::getProbe)
        .containsExactly(ProbeName.T7, ProbeName.S6, ProbeName.S1);
  }

  @Test
  void lateRepliesCountUntilTheScannersTimeoutHasRunOut() {
    long lastProbe = SCAN.round().get(SCAN.round().size() - 1).atNanos();

    CollectedEvidence evidence =
        with(
            SCAN.answer(ProbeName.T2, lastProbe + 90 * MILLI),
            SCAN.answer(ProbeName.T3, lastProbe + 110 * MILLI));

    assertThat(evidence.repliesTo(ProbeName.T2)).hasSize(1);
    assertThat(evidence.repliesTo(ProbeName.T3)).isEmpty();
    assertThat(evidence.counts.lateReplies()).isEqualTo(1);
  }

  @Test
  void lateRepliesCountForTheLongestTimeoutWhereTheCaptureShowsNone() {
    List<Item> once = SCAN.round().stream().filter(ReplyPairingTest::isProbe).limit(16).toList();
    long lastProbe = once.get(15).atNanos();

    CollectedEvidence evidence =
        new Traffic()
            .add(once)
            .add(
                SCAN.answer(ProbeName.T2, lastProbe + 9 * SECOND),
                SCAN.answer(ProbeName.T3, lastProbe + 11 * SECOND))
            .collect();

    assertThat(evidence.repliesTo(ProbeName.T2)).hasSize(1);
    assertThat(evidence.repliesTo(ProbeName.T3)).isEmpty();
    assertThat(evidence.ends.get(0).getNotes())
        .anyMatch(
            note ->
                note.contains("more than a second after the last probe") && note.endsWith("T2."));
  }

  @Test
  void aReplyThatComesAfterTheNextRoundBeganBelongsToIt() {
    ScanScript second = SCAN.next(0);
    List<Item> next = second.round();

    CollectedEvidence evidence =
        new Traffic()
            .add(SCAN.round())
            .add(next.get(0), SCAN.answer(ProbeName.T3, next.get(0).atNanos() + 5))
            .add(next.subList(1, next.size()))
            .collect();

    ProbeReply reply = evidence.repliesTo(ProbeName.T3).get(0);
    assertThat(reply.getRound()).isEqualTo(2);
    assertThat(reply.getTransmission()).isZero();
    assertThat(reply.getProbeOctets().remaining()).isZero();
  }

  @Test
  void aCaptureWithShortSnapLengthGivesTheSameReplies() {
    var whole = new Traffic().add(SCAN.round());
    var cut = new Traffic();
    whole.items().forEach(item -> cut.add(item.cutTo(60)));

    CollectedEvidence evidence = cut.collect();

    assertThat(evidence.ends).isEqualTo(whole.collect().ends);
    ProbeReply u1 = evidence.repliesTo(ProbeName.U1).get(0);
    assertThat(u1.getReplyOctets().remaining()).isEqualTo(60);
    assertThat(u1.getReplyWireLength()).isEqualTo(356);
  }

  @Test
  void aReplyWhoseTcpHeaderWasCutIsSaidToBeMissing() {
    CollectedEvidence evidence = with(SCAN.answer(ProbeName.S1, MIDDLE).cutTo(40));

    assertThat(evidence.repliesTo(ProbeName.S1)).hasSize(1);
    assertThat(evidence.counts.cutReplies()).isEqualTo(1);
    assertThat(evidence.ends.get(0).getNotes())
        .anyMatch(note -> note.contains("the capture cut their TCP header"));
  }

  @Test
  void anotherConnectionOnAProbesPortIsNoEvidence() {
    int port = VALUES.portBase() + 14;

    CollectedEvidence evidence =
        with(
            SCAN.segmentBack(80, port, TcpFlags.ACK, MIDDLE),
            SCAN.segment(port, 80, TcpFlags.ACK, 500, MIDDLE + 1),
            SCAN.segmentBack(80, port, TcpFlags.ACK | TcpFlags.PSH, MIDDLE + 2));

    assertThat(evidence.repliesTo(ProbeName.T2)).isEmpty();
    assertThat(evidence.counts.foreignPackets()).isEqualTo(2);
    assertThat(evidence.ends.get(0).getReplies()).isEqualTo(14);
    assertThat(evidence.ends.get(0).getNotes()).anyMatch(note -> note.endsWith("packets: 2."));
  }

  @Test
  void aPingWithAProbesIdIsNoEvidence() {
    Item request =
        new Item(
            MIDDLE,
            Ipv4Builder.between(ScanScript.address("10.0.0.1"), ScanScript.address("10.0.0.2"))
                .emit(IcmpBuilder.echoRequest(0, VALUES.icmpIdBase(), 1, OctetString.EMPTY)));
    Item reply =
        new Item(
            MIDDLE + 1,
            Ipv4Builder.between(ScanScript.address("10.0.0.2"), ScanScript.address("10.0.0.1"))
                .emit(IcmpBuilder.echoReply(0, VALUES.icmpIdBase(), 1, OctetString.EMPTY)));
    List<Item> round = SCAN.round();

    CollectedEvidence evidence =
        new Traffic()
            .add(round.subList(0, 14))
            .add(request.later(SECOND), reply.later(SECOND))
            .add(round.subList(14, round.size()))
            .collect();

    assertThat(evidence.repliesTo(ProbeName.IE1)).hasSize(1);
    assertThat(evidence.counts.foreignPackets()).isEqualTo(1);
  }

  @Test
  void aLateAnswerToThePortScanIsNoEvidenceWhenAllUseOneSourcePort() {
    ScanScript fixed = SCAN.with(new RoundValues(1, 2, 53, 3, 53, 57));
    List<Item> round = fixed.round();

    CollectedEvidence evidence =
        new Traffic()
            .add(fixed.synScan(53))
            .add(round.subList(0, 4))
            .add(fixed.segmentBack(ScanScript.CLOSED, 53, TcpFlags.RST | TcpFlags.ACK, MIDDLE))
            .add(round.subList(4, round.size()))
            .collect();

    assertThat(evidence.ends.get(0).getTcpPortBase()).contains(53);
    assertThat(evidence.repliesTo(ProbeName.S1)).hasSize(1);
    assertThat(evidence.counts.foreignPackets()).isEqualTo(1);
    assertThat(evidence.ends.get(0).getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
  }

  @Test
  void withOneSourcePortForAllAPortScanPartsTwoRuns() {
    ScanScript fixed = SCAN.with(new RoundValues(1, 2, 53, 3, 53, 57));
    ScanScript again = fixed.next(0).later(5 * SECOND);

    CollectedEvidence oneRun =
        new Traffic().add(fixed.synScan(53)).add(fixed.round()).add(again.round()).collect();
    CollectedEvidence twoRuns =
        new Traffic()
            .add(fixed.synScan(53))
            .add(fixed.round())
            .add(again.synScan(53))
            .add(again.round())
            .collect();

    assertThat(oneRun.counts.observations()).isEqualTo(1);
    assertThat(twoRuns.counts.observations()).isEqualTo(2);
  }

  @Test
  void portsPastTheEndOfTheirRangeWrapAround() {
    ScanScript high = SCAN.with(new RoundValues(1, 2, 65_530, 3, 53, 57));

    CollectedEvidence evidence = new Traffic().add(high.round()).collect();

    assertThat(evidence.ends.get(0).getTcpPortBase()).contains(65_530);
    assertThat(evidence.replies).hasSize(14);
  }

  /** A whole round, with these packets among its own. */
  private static CollectedEvidence with(Item... more) {
    return new Traffic().add(SCAN.round()).add(more).inOrder().collect();
  }

  private static boolean isProbe(Item item) {
    return item.octets()[15] == 1;
  }
}
