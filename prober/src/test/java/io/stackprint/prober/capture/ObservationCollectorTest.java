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
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rounds and observations: what belongs together, and what its records say. */
class ObservationCollectorTest {
  @Test
  void oneRoundGivesItsRepliesInOrderAndItsEnd() {
    CollectedEvidence evidence = new Traffic().add(SCAN.round()).collect();

    RoundEnd end = evidence.ends.get(0);
    assertThat(evidence.records).hasSize(15).last().isSameAs(end);
    assertThat(evidence.replies)
        .extracting(ProbeReply::getProbe)
        .containsExactly(
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
            ProbeName.T4,
            ProbeName.T5,
            ProbeName.T6,
            ProbeName.T7);
    assertThat(evidence.replies)
        .extracting(ProbeReply::getArrival)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    assertThat(end.getReplies()).isEqualTo(14);
    assertThat(end.getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
    assertThat(end.getRound()).isEqualTo(1);
    assertThat(end.getLast()).isTrue();
    assertThat(end.getScope()).isEqualTo("lab");
    assertThat(end.getSensor()).isEqualTo("replay");
    assertThat(end.getScanner()).isEqualTo("10.0.0.1");
    assertThat(end.getAddress()).isEqualTo("10.0.0.2");
    assertThat(end.getObservation()).matches("[0-9a-f]{32}");
  }

  @Test
  void roundEndHoldsTheValuesDrawn() {
    RoundEnd end = new Traffic().add(SCAN.round()).collect().ends.get(0);

    assertThat(end.getTcpSequenceBase()).contains(VALUES.sequenceBase());
    assertThat(end.getTcpAckBase()).contains(VALUES.ackBase());
    assertThat(end.getTcpPortBase()).contains(VALUES.portBase());
    assertThat(end.getIcmpIdBase()).contains(VALUES.icmpIdBase());
    assertThat(end.getUdpSourcePort()).contains(VALUES.udpSourcePort());
    assertThat(end.getUdpProbeTtl()).contains(VALUES.udpTtl());
    assertThat(end.getOpenTcp().orElseThrow().getNumber()).isEqualTo(ScanScript.OPEN);
    assertThat(end.getClosedTcp().orElseThrow().getNumber()).isEqualTo(ScanScript.CLOSED);
    assertThat(end.getClosedUdp().orElseThrow().getNumber()).isEqualTo(ScanScript.CLOSED_UDP);
    assertThat(end.getScanDelayMillis()).isEmpty();
    assertThat(end.getTimingTemplate()).isEmpty();
    assertThat(end.getStartedAtNanos()).isEqualTo(START);
  }

  @Test
  void everyTransmissionHasItsTime() {
    RoundEnd end = new Traffic().add(SCAN.round()).collect().ends.get(0);

    assertThat(end.getProbes()).hasSize(16);
    assertThat(end.getProbes().get(0).getSentAtNanos()).containsExactly(START);
    ProbeSent t2 = sent(end, ProbeName.T2);
    assertThat(t2.getSentAtNanos()).hasSize(4).isSorted();
    assertThat(end.getEndedAtNanos()).isEqualTo(sent(end, ProbeName.T3).getSentAtNanos().get(3));
  }

  @Test
  void replyCarriesTheTransmissionThatItFollows() {
    long again = START + 5 * SECOND;
    var traffic =
        new Traffic()
            .add(SCAN.round())
            .add(SCAN.sent(ProbeName.T3, again), SCAN.answer(ProbeName.T3, again + MILLI));

    ProbeReply reply = traffic.collect().repliesTo(ProbeName.T3).get(0);

    assertThat(reply.getTransmission()).isEqualTo(5);
    assertThat(reply.getSentAtNanos()).isEqualTo(again);
    assertThat(reply.getReceivedAtNanos()).isEqualTo(again + MILLI);
    assertThat(reply.getProbeOctets().array()).isEqualTo(SCAN.sent(ProbeName.T3, again).octets());
    assertThat(reply.getReplyOctets().array()).isEqualTo(SCAN.answer(ProbeName.T3, again).octets());
  }

  @Test
  void roundsThatKeepTheirPortsAreOneObservation() {
    CollectedEvidence evidence =
        new Traffic().add(SCAN.round()).add(SCAN.next(0).round()).collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 2);
    assertThat(evidence.ends).extracting(RoundEnd::getLast).containsExactly(false, true);
    assertThat(evidence.ends).extracting(RoundEnd::getObservation).containsOnly(id(evidence, 0));
    assertThat(evidence.ends).allMatch(end -> end.getReplies() == 14);
  }

  @Test
  void roundsWhosePortsMoveOnBy256AreOneObservation() {
    CollectedEvidence evidence =
        new Traffic().add(SCAN.round()).add(SCAN.next(256).round()).collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 2);
  }

  @Test
  void portsThatMoveOnWrapAroundTheirRange() {
    RoundValues high = new RoundValues(1, 2, 33_000 + 32_200, 3, 4, 57);
    ScanScript first = SCAN.with(high);

    CollectedEvidence evidence =
        new Traffic().add(first.round()).add(first.next(256 - 32_261).round()).collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 2);
    assertThat(evidence.ends.get(1).getTcpPortBase()).contains(33_195);
  }

  @Test
  void anotherPortBaseIsAnotherObservation() {
    CollectedEvidence evidence =
        new Traffic().add(SCAN.round()).add(SCAN.next(5).round()).collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 1);
    assertThat(id(evidence, 0)).isNotEqualTo(id(evidence, 1));
  }

  @Test
  void aLongSilenceEndsAnObservation() {
    ScanScript muchLater = SCAN.next(0).later(331 * SECOND);

    CollectedEvidence evidence = new Traffic().add(SCAN.round()).add(muchLater.round()).collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 1);
  }

  @Test
  void twoScannersOfOneHostAreTwoObservations() {
    ScanScript other = SCAN.from("10.0.0.9").with(new RoundValues(5, 6, 40_000, 7, 8, 60));

    CollectedEvidence evidence =
        new Traffic().add(SCAN.round()).add(other.later(MILLI).round()).inOrder().collect();

    assertThat(evidence.ends)
        .extracting(RoundEnd::getScanner)
        .containsExactly("10.0.0.1", "10.0.0.9");
    assertThat(evidence.ends).allMatch(end -> end.getOutcome() == RoundOutcome.COMPLETE);
    assertThat(evidence.ends).allMatch(end -> end.getReplies() == 14);
  }

  @Test
  void twoRunsOfOneScannerAtOneHostAtTheSameTimeAreToldApart() {
    ScanScript other = SCAN.with(new RoundValues(5, 6, 40_000, 7, 8, 60));

    CollectedEvidence evidence =
        new Traffic().add(SCAN.round()).add(other.later(7 * MILLI).round()).inOrder().collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 1);
    assertThat(evidence.ends).allMatch(end -> end.getOutcome() == RoundOutcome.COMPLETE);
    assertThat(evidence.ends).allMatch(end -> end.getReplies() == 14);
  }

  @Test
  void hostsThatShareTheValuesOfOneRunAreToldApart() {
    var traffic = new Traffic();
    for (int host = 2; host < 20; host++) {
      traffic.add(SCAN.to("10.0.0." + host).later(host * MILLI).round());
    }

    CollectedEvidence evidence = traffic.inOrder().collect();

    assertThat(evidence.ends).hasSize(18).allMatch(end -> end.getReplies() == 14);
    assertThat(evidence.ends.get(17).getAddress()).isEqualTo("10.0.0.19");
  }

  @Test
  void roundsWithoutOpenPortBeginWithAnEchoRequest() {
    CollectedEvidence evidence =
        new Traffic()
            .add(SCAN.roundWithoutOpenPort())
            .add(SCAN.next(256).roundWithoutOpenPort())
            .collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 2);
    assertThat(evidence.ends).allMatch(end -> end.getOutcome() == RoundOutcome.COMPLETE);
    assertThat(evidence.ends).allMatch(end -> end.getOpenTcp().isEmpty());
    assertThat(evidence.ends).allMatch(end -> end.getReplies() == 6);
  }

  @Test
  void aRoundGoesToAnotherRunWhenItsFirstTcpProbeSaysSo() {
    ScanScript other = SCAN.with(new RoundValues(5, 6, 40_000, 7, 8, 60)).later(9 * SECOND);

    CollectedEvidence evidence =
        new Traffic().add(SCAN.roundWithoutOpenPort()).add(other.roundWithoutOpenPort()).collect();

    assertThat(evidence.ends).extracting(RoundEnd::getRound).containsExactly(1, 1);
    assertThat(evidence.ends).extracting(RoundEnd::getLast).containsExactly(true, true);
    assertThat(evidence.ends).allMatch(end -> end.getReplies() == 6);
  }

  @Test
  void substitutesAreKnownByTheirPorts() {
    Set<ProbeName> silent =
        EnumSet.of(ProbeName.S1, ProbeName.S3, ProbeName.O1, ProbeName.T2, ProbeName.T3);
    Set<ProbeName> probes =
        EnumSet.complementOf(EnumSet.of(ProbeName.O2, ProbeName.O4, ProbeName.O5, ProbeName.O6));

    CollectedEvidence evidence = new Traffic().add(SCAN.round(probes, silent)).collect();

    assertThat(evidence.ends.get(0).getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
    assertThat(sent(evidence.ends.get(0), ProbeName.O1).getSentAtNanos()).hasSize(4);
    assertThat(evidence.repliesTo(ProbeName.O3)).hasSize(1);
    assertThat(evidence.repliesTo(ProbeName.T1)).hasSize(1);
    assertThat(evidence.repliesTo(ProbeName.S1)).isEmpty();
  }

  @Test
  void aCaptureThatStartsWithSubstitutesStillNamesThem() {
    Set<ProbeName> secondPhase = EnumSet.range(ProbeName.O1, ProbeName.T7);

    CollectedEvidence evidence = new Traffic().add(SCAN.round(secondPhase, Set.of())).collect();

    assertThat(evidence.replies)
        .extracting(ProbeReply::getProbe)
        .containsExactlyElementsOf(secondPhase);
    assertThat(evidence.ends.get(0).getTcpPortBase()).contains(VALUES.portBase());
    assertThat(evidence.ends.get(0).getOutcome()).isEqualTo(RoundOutcome.INTERRUPTED);
  }

  @Test
  void aRoundThatMissesAProbeIsInterrupted() {
    List<Item> round = SCAN.round();

    RoundEnd end = new Traffic().add(round.subList(0, 12)).collect().ends.get(0);

    assertThat(end.getOutcome()).isEqualTo(RoundOutcome.INTERRUPTED);
    assertThat(end.getNotes())
        .contains(
            "The capture does not hold IE1, IE2, U1, ECN, T2, T3, T4, T5, T6, T7: the round was cut.");
  }

  @Test
  void aCaptureThatEndsDuringRepetitionsIsInterrupted() {
    List<Item> round = SCAN.round();
    List<Item> cut = round.subList(0, round.size() - 2);

    RoundEnd end = new Traffic().add(cut).collect().ends.get(0);
    RoundEnd followed = new Traffic().add(cut).add(SCAN.next(0).round()).collect().ends.get(0);

    assertThat(end.getOutcome()).isEqualTo(RoundOutcome.INTERRUPTED);
    assertThat(end.getNotes().get(0)).contains("still repeated: T2, T3");
    assertThat(followed.getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
  }

  @Test
  void silentObservationsAreWrittenWhileReading() {
    var evidence = new CollectedEvidence();
    var collector =
        new ObservationCollector(Traffic.SETTINGS.withIdle(Duration.ofSeconds(20)), evidence);
    new Traffic().add(SCAN.round()).feed(collector);
    assertThat(evidence.ends).isEmpty();

    new Traffic().add(SCAN.to("10.0.0.3").later(60 * SECOND).round()).feed(collector);

    assertThat(evidence.ends).extracting(RoundEnd::getAddress).containsExactly("10.0.0.2");
    collector.finish();
    assertThat(evidence.ends).hasSize(2);
  }

  @Test
  void whatIsOpenAtTheEndComesInTheOrderOfItsFirstProbe() {
    CollectedEvidence evidence =
        new Traffic()
            .add(SCAN.to("10.0.0.7").round().subList(0, 1))
            .add(SCAN.to("10.0.0.5").round())
            .add(SCAN.to("10.0.0.7").round().subList(2, 4))
            .collect();

    assertThat(evidence.ends)
        .extracting(RoundEnd::getAddress)
        .containsExactly("10.0.0.7", "10.0.0.5");
  }

  @Test
  void tooManyOpenObservationsCloseTheOneSilentForLongest() {
    var traffic = new Traffic();
    for (int host = 2; host < 8; host++) {
      traffic.add(SCAN.to("10.0.0." + host).later(host * SECOND).round());
    }

    CollectedEvidence evidence = traffic.collect(Traffic.SETTINGS.withMaxOpen(3));

    assertThat(evidence.ends).hasSize(6).allMatch(end -> end.getReplies() == 14);
    assertThat(evidence.counts.closedEarly()).isEqualTo(3);
  }

  @Test
  void copiesOfOneTransmissionCountOnce() {
    var traffic = new Traffic();
    for (Item item : SCAN.round()) {
      byte[] oneRouterOn = item.octets().clone();
      oneRouterOn[8]--;
      traffic.add(item, new Item(item.atNanos() + 40_000, oneRouterOn));
    }

    CollectedEvidence evidence = traffic.collect();

    assertThat(evidence.counts.duplicateProbes()).isEqualTo(22);
    assertThat(sent(evidence.ends.get(0), ProbeName.U1).getSentAtNanos()).hasSize(1);
    assertThat(evidence.ends.get(0).getUdpProbeTtl()).contains(57);
  }

  @Test
  void decoysAreLeftOut() {
    var traffic = new Traffic().add(SCAN.round());
    for (String decoy : List.of("10.0.0.66", "10.0.0.77")) {
      traffic.add(
          SCAN.round().stream().filter(ObservationCollectorTest::isProbe).toList().stream()
              .map(item -> spoofed(item, decoy))
              .toList());
    }

    CollectedEvidence evidence = traffic.inOrder().collect();

    assertThat(evidence.ends).extracting(RoundEnd::getScanner).containsExactly("10.0.0.1");
    assertThat(evidence.counts.decoys()).isEqualTo(2);
  }

  @Test
  void withoutAnyReplyTheFirstOfTheDecoysStays() {
    List<Item> probes = SCAN.round().stream().filter(ObservationCollectorTest::isProbe).toList();
    var traffic =
        new Traffic()
            .add(probes)
            .add(probes.stream().map(item -> spoofed(item.later(1000), "10.0.0.66")).toList());

    CollectedEvidence evidence = traffic.inOrder().collect();

    assertThat(evidence.ends).extracting(RoundEnd::getScanner).containsExactly("10.0.0.1");
    assertThat(evidence.counts.decoys()).isEqualTo(1);
  }

  private static boolean isProbe(Item item) {
    return item.octets()[15] == 1;
  }

  private static Item spoofed(Item item, String source) {
    byte[] octets = item.octets().clone();
    octets[15] = (byte) ScanScript.address(source);
    return new Item(item.atNanos(), octets);
  }

  private static ProbeSent sent(RoundEnd end, ProbeName name) {
    return end.getProbes().stream()
        .filter(probe -> probe.getProbe() == name)
        .findFirst()
        .orElseThrow();
  }

  private static String id(CollectedEvidence evidence, int round) {
    return evidence.ends.get(round).getObservation();
  }
}
