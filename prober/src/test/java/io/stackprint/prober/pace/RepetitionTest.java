package io.stackprint.prober.pace;

import static io.stackprint.prober.pace.Simulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.NmapProfile;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a host is probed again, and what stays the same then. */
class RepetitionTest {
  private static RoundJudge.Judgement judgement(boolean matched, boolean good) {
    return new RoundJudge.Judgement(matched, good);
  }

  @Test
  void aPerfectMatchEndsTheRepetition() {
    assertThat(Repetition.continues(1, 5, judgement(true, true))).isFalse();
  }

  @Test
  void goodConditionsAllowAllTries() {
    assertThat(Repetition.continues(4, 5, judgement(false, true))).isTrue();
    assertThat(Repetition.continues(5, 5, judgement(false, true))).isFalse();
  }

  @Test
  void otherConditionsAllowTwoTries() {
    assertThat(Repetition.continues(1, 5, judgement(false, false))).isTrue();
    assertThat(Repetition.continues(2, 5, judgement(false, false))).isFalse();
    assertThat(Repetition.continues(1, 1, judgement(false, false))).isFalse();
  }

  @Test
  void roundsPauseOneSecondAndLongerBeforeTheFourth() {
    var ends = rounds(new Simulation().with(s -> s.withTries(5)).another(any -> true).run());
    assertThat(ends).hasSize(5);
    for (int round = 2; round <= 5; round++) {
      long pause = ends.get(round - 1).getStartedAtNanos() - ends.get(round - 2).getEndedAtNanos();
      long least = round == 4 ? 2_500 : 1_000;
      assertThat(pause / MILLI).as("pause before round %d", round).isBetween(least, least + 30);
    }
  }

  @Test
  void everyTryIsItsOwnRoundAndOnlyTheFifthIsLast() {
    var simulation = new Simulation().with(s -> s.withTries(5)).another(any -> true).run();
    assertThat(simulation.rounds().stream().map(FinishedRound::number))
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(simulation.rounds().stream().map(FinishedRound::certainlyLast))
        .containsExactly(false, false, false, false, true);
  }

  @Test
  void portsMoveBy256EachRoundSince795() {
    var ends = rounds(new Simulation().with(s -> s.withTries(3)).another(any -> true).run());
    int first = ends.get(0).getTcpPortBase().orElseThrow();
    int second = ends.get(1).getTcpPortBase().orElseThrow();
    assertThat(Math.floorMod(second - first, 32_261)).isEqualTo(256);
    assertThat(ends.get(0).getTcpSequenceBase()).isNotEqualTo(ends.get(1).getTcpSequenceBase());
  }

  @Test
  void portsStayInAllRoundsOf793() {
    var simulation = new Simulation().with(s -> s.withTries(3).withProfile(NmapProfile.NMAP_7_93));
    var ends = rounds(simulation.another(any -> true).run());
    assertThat(ends.stream().map(RoundEnd::getTcpPortBase).distinct()).hasSize(1);
    assertThat(ends.stream().map(RoundEnd::getUdpSourcePort).distinct()).hasSize(1);
  }

  @Test
  void theClosedUdpPortIsKeptOnceU1WasAnswered() {
    var ends = rounds(new Simulation().with(s -> s.withTries(3)).another(any -> true).run());
    assertThat(ends.stream().map(end -> end.getClosedUdp().orElseThrow().getNumber()).distinct())
        .hasSize(1);
  }

  @Test
  void aSilentUdpPortIsDrawnAnew() {
    var simulation =
        new Simulation()
            .with(s -> s.withTries(3))
            .losing(packet -> Simulation.view(packet).protocol() == 17);
    var ends = rounds(simulation.another(any -> true).run());
    assertThat(ends.stream().map(end -> end.getClosedUdp().orElseThrow().getNumber()).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void stoppingBetweenRoundsEndsTheObservationAsIncomplete() {
    var simulation =
        new Simulation()
            .with(s -> s.withTries(5))
            .another(any -> true)
            .runWith(
                1_500 * MILLI, rehearsal -> rehearsal.engine().stop("stopped", rehearsal.now()));
    var last = simulation.rounds().get(simulation.rounds().size() - 1);
    assertThat(last.certainlyLast()).isTrue();
    assertThat(last.outcome()).isEqualTo(RoundOutcome.INTERRUPTED);
    assertThat(last.number()).isEqualTo(2);
  }

  @Test
  void stoppingWhileARoundIsJudgedStillEndsTheObservation() {
    var simulation = new Simulation().with(s -> s.withTries(5));
    simulation
        .another(
            round -> {
              simulation.engine().stop("stopped", round.atNanos());
              return true;
            })
        .run();
    assertThat(simulation.rounds().stream().map(FinishedRound::certainlyLast))
        .containsExactly(false, true);
    assertThat(simulation.rounds().get(1).outcome()).isEqualTo(RoundOutcome.INTERRUPTED);
  }

  private static List<RoundEnd> rounds(Simulation simulation) {
    return simulation.rounds().stream()
        .map(round -> simulation.records().end(round, false))
        .toList();
  }
}
