package io.stackprint.prober.pace;

import static io.stackprint.prober.pace.Simulation.MILLI;
import static io.stackprint.prober.pace.Simulation.START;
import static io.stackprint.prober.pace.Simulation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.PortKnowledge;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ProbeSent;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The rules of a round, one by one, in virtual time. */
class OsRoundTest {
  private static final List<ProbeName> ALL_ANSWERED =
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
  private static final Optional<ProbeName> S3 = Optional.of(ProbeName.S3);

  @Test
  void sendsExactlySixteenProbesWhenAllAreAnswered() {
    var simulation = new Simulation().run();
    assertThat(simulation.probes()).isEqualTo(ALL_ANSWERED);
    assertThat(simulation.end().getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
    assertThat(simulation.end().getReplies()).isEqualTo(16);
  }

  @Test
  void sendsSeqProbes100MillisecondsApart() {
    var simulation = new Simulation().run();
    long first = simulation.timesOf(ProbeName.S1).get(0);
    for (int k = 1; k < 6; k++) {
      long at = simulation.timesOf(ALL_ANSWERED.get(k)).get(0);
      assertThat(at - first).isBetween(100L * k, 100L * k + 4);
    }
  }

  @Test
  void sendsTheOthers25MillisecondsApart() {
    var simulation = new Simulation().run();
    List<Long> times =
        ALL_ANSWERED.subList(6, 16).stream().map(name -> simulation.timesOf(name).get(0)).toList();
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isBetween(25L, 27L);
    }
  }

  @Test
  void scanDelayStretchesBothSpacings() {
    var simulation = new Simulation().with(s -> s.withDelay(Duration.ofMillis(200))).run();
    assertThat(simulation.timesOf(ProbeName.S2).get(0) - simulation.timesOf(ProbeName.S1).get(0))
        .isBetween(200L, 202L);
    assertThat(simulation.timesOf(ProbeName.IE2).get(0) - simulation.timesOf(ProbeName.IE1).get(0))
        .isBetween(200L, 202L);
    assertThat(simulation.end().getScanDelayMillis()).contains(200);
  }

  @Test
  void neverSendsSeqProbesAgainButTheirSubstitutes() {
    var simulation =
        new Simulation().losing(once(packet -> Simulation.name(packet).equals(S3))).run();
    assertThat(simulation.timesOf(ProbeName.S3)).hasSize(1);
    assertThat(simulation.timesOf(ProbeName.O3)).hasSize(1);
    assertThat(simulation.timesOf(ProbeName.O1)).isEmpty();
    assertThat(simulation.timesOf(ProbeName.T1)).isEmpty();
  }

  @Test
  void t1ReplacesS1InItsPlaceBehindEcn() {
    var simulation =
        new Simulation()
            .losing(once(packet -> Simulation.name(packet).stream().anyMatch(ProbeName.S1::equals)))
            .run();
    List<ProbeName> inOrder =
        simulation.end().getProbes().stream().map(ProbeSent::getProbe).toList();
    assertThat(inOrder.subList(6, 13))
        .containsExactly(
            ProbeName.IE1,
            ProbeName.IE2,
            ProbeName.U1,
            ProbeName.O1,
            ProbeName.ECN,
            ProbeName.T1,
            ProbeName.T2);
  }

  @Test
  void aResetOnSeqPortIsWaitedOutButNeedsNoSubstitute() {
    var simulation = new Simulation();
    simulation
        .answering(
            packet ->
                Simulation.name(packet).equals(S3)
                    ? List.of(simulation.reply(reset(packet)))
                    : simulation.plainly(packet))
        .run();
    assertThat(simulation.timesOf(ProbeName.O3)).isEmpty();
  }

  private static OctetString reset(Rehearsal.Sent packet) {
    Ipv4View asked = Simulation.view(packet);
    TcpView segment = TcpView.checked(asked);
    int port = segment.destinationPort();
    return OctetString.copyOf(
        Ipv4Builder.between(TARGET, asked.source())
            .ipId(9)
            .emit(TcpBuilder.between(port, segment.sourcePort()).flags(TcpFlags.RST)));
  }

  @Test
  void asksASilentProbeFourTimesAtTheEndOfTheQueue() {
    var simulation =
        new Simulation()
            .losing(packet -> Simulation.name(packet).stream().anyMatch(ProbeName.T2::equals))
            .run();
    List<Long> times = simulation.timesOf(ProbeName.T2);
    assertThat(times).hasSize(4);
    for (int i = 1; i < 4; i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(100); // shortest timeout
    }
    assertThat(times.get(1)).isGreaterThan(simulation.timesOf(ProbeName.T6).get(0));
    assertThat(simulation.end().getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
  }

  @Test
  void retransmissionsAreIdenticalButForIpIdAndTtl() {
    var simulation =
        new Simulation()
            .losing(packet -> Simulation.name(packet).stream().anyMatch(ProbeName.T7::equals))
            .run();
    List<OctetString> sent =
        simulation.sent().stream()
            .filter(packet -> Simulation.name(packet).stream().anyMatch(ProbeName.T7::equals))
            .map(packet -> withoutIdTtlChecksum(packet.octets()))
            .toList();
    assertThat(sent).hasSize(4);
    assertThat(sent.stream().distinct()).hasSize(1);
  }

  private static OctetString withoutIdTtlChecksum(OctetString datagram) {
    byte[] octets = datagram.toArray();
    for (int at : new int[] {4, 5, 8, 10, 11}) {
      octets[at] = 0;
    }
    return OctetString.copyOf(octets);
  }

  @Test
  void aLateReplyStillCountsBeforeTheRoundEnds() {
    var simulation = new Simulation();
    simulation
        .answering(
            packet -> {
              List<Rehearsal.Reply> replies = simulation.plainly(packet);
              boolean late = Simulation.name(packet).stream().anyMatch(ProbeName.IE1::equals);
              return late
                  ? replies.stream().map(r -> new Rehearsal.Reply(300 * MILLI, r.octets())).toList()
                  : replies;
            })
        .run();
    ProbeReply first =
        simulation.replies().stream()
            .filter(reply -> reply.getProbe() == ProbeName.IE1)
            .findFirst()
            .orElseThrow();
    assertThat(first.getTransmission()).isEqualTo(2); // no longer "sent once and still waiting"
  }

  @Test
  void withoutOpenPortOnlyFiveProbesAreSent() {
    var simulation = new Simulation().with(s -> s.withPorts(81, 82)).run();
    assertThat(simulation.probes())
        .containsExactly(
            ProbeName.IE1, ProbeName.IE2, ProbeName.U1, ProbeName.T5, ProbeName.T6, ProbeName.T7);
    assertThat(simulation.end().getOpenTcp()).isEmpty();
  }

  @Test
  void withoutClosedPortARandomOneIsUsedAndNotKnown() {
    var simulation = new Simulation().with(s -> s.withPorts(80)).run();
    var closed = simulation.end().getClosedTcp().orElseThrow();
    assertThat(closed.getNumber()).isBetween(30_000, 44_780);
    assertThat(closed.getKnowledge()).isEqualTo(PortKnowledge.NOT_KNOWN);
  }

  @Test
  void sparingLeavesOutTheOddFlags() {
    var simulation = new Simulation().with(Settings::sparing).run();
    assertThat(simulation.probes())
        .doesNotContain(ProbeName.T2, ProbeName.T3, ProbeName.T7)
        .hasSize(13);
  }

  @Test
  void everyProbeSentIsInTheRoundEnd() {
    var simulation = new Simulation().losing(packet -> packet.octets().octet(3) % 3 == 0).run();
    long told =
        simulation.end().getProbes().stream()
            .mapToLong(probe -> probe.getSentAtNanos().size())
            .sum();
    assertThat(told).isEqualTo(simulation.probes().size());
  }

  @Test
  void aFloodCostsMemoryWithinBoundsAndIsNoted() {
    var simulation = new Simulation();
    simulation
        .answering(
            packet -> {
              List<Rehearsal.Reply> replies = new ArrayList<>();
              for (int i = 0; i < 100; i++) {
                replies.addAll(simulation.plainly(packet));
              }
              return replies;
            })
        .run();
    RoundEnd end = simulation.end();
    assertThat(end.getReplies()).isEqualTo(15 * 4 + 1); // the first to T7 ends it
    assertThat(end.getNotes()).hasSize(1).first().asString().contains("left out");
    assertThat(simulation.replies().stream().mapToInt(r -> r.getReplyOctets().remaining()).sum())
        .isLessThanOrEqualTo(24_576);
  }

  @Test
  void spoofedRepliesToPortsNotDrawnAnswerNothing() {
    var simulation = new Simulation();
    simulation
        .answering(packet -> List.of(simulation.reply(toAnotherPort(packet))))
        .with(s -> s.withPorts(80))
        .run();
    assertThat(simulation.end().getReplies()).isZero();
    assertThat(simulation.end().getOpenTcp()).isEmpty();
  }

  private static OctetString toAnotherPort(Rehearsal.Sent packet) {
    Ipv4View asked = Simulation.view(packet);
    return OctetString.copyOf(
        Ipv4Builder.between(TARGET, asked.source())
            .emit(TcpBuilder.between(80, 50_000).flags(TcpFlags.SYN | TcpFlags.ACK)));
  }

  @Test
  void malformedOptionsCountAsNotArrived() {
    var simulation = new Simulation();
    simulation
        .answering(
            packet ->
                Simulation.name(packet).stream().anyMatch(ProbeName.T4::equals)
                    ? List.of(simulation.reply(withBrokenOption(packet)))
                    : simulation.plainly(packet))
        .run();
    assertThat(simulation.timesOf(ProbeName.T4)).hasSize(4);
  }

  private static OctetString withBrokenOption(Rehearsal.Sent packet) {
    Ipv4View asked = Simulation.view(packet);
    TcpView segment = TcpView.checked(asked);
    int port = segment.destinationPort();
    return OctetString.copyOf(
        Ipv4Builder.between(TARGET, asked.source())
            .emit(
                TcpBuilder.between(port, segment.sourcePort())
                    .flags(TcpFlags.RST)
                    .options(OctetString.ofHex("02ff0000"))));
  }

  @Test
  void sendTimesAreTheWires() {
    var simulation = new Simulation().run();
    assertThat(simulation.end().getStartedAtNanos()).isGreaterThanOrEqualTo(START);
    assertThat(simulation.end().getEndedAtNanos())
        .isEqualTo(simulation.replies().get(15).getReceivedAtNanos());
  }

  /** Holds for the first packet that it holds for, and for no other. */
  private static Predicate<Rehearsal.Sent> once(Predicate<Rehearsal.Sent> what) {
    var left = new AtomicBoolean(true);
    return packet -> what.test(packet) && left.getAndSet(false);
  }
}
