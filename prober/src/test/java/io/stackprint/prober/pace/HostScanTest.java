package io.stackprint.prober.pace;

import static io.stackprint.prober.pace.Simulation.MILLI;
import static io.stackprint.prober.pace.Simulation.SECOND;
import static io.stackprint.prober.pace.Simulation.START;
import static io.stackprint.prober.pace.Simulation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.RoundOutcome;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpView;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Discovery, timeouts, and the ways in which a host may end. */
class HostScanTest {
  @Test
  void asksAsAPrivilegedNmapDoesWhetherAHostIsUp() {
    var simulation = new Simulation().with(Settings::discovering).losing(any -> true).run();
    List<Ipv4View> first = simulation.sent().stream().limit(4).map(Simulation::view).toList();
    assertThat(IcmpView.checked(first.get(0)).type()).isEqualTo(8);
    assertThat(TcpView.checked(first.get(1)).destinationPort()).isEqualTo(443);
    assertThat(TcpView.checked(first.get(1)).flags()).isEqualTo(0x02);
    assertThat(TcpView.checked(first.get(2)).destinationPort()).isEqualTo(80);
    assertThat(TcpView.checked(first.get(2)).flags()).isEqualTo(0x10);
    assertThat(IcmpView.checked(first.get(3)).type()).isEqualTo(13);
  }

  @Test
  void anyReplyEndsDiscovery() {
    var simulation = new Simulation().with(Settings::discovering).run();
    assertThat(simulation.end().getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
    assertThat(simulation.progress().hostsUp()).isEqualTo(1);
  }

  @Test
  void aSilentHostIsAskedTwiceAndIsDown() {
    var simulation = new Simulation().with(Settings::discovering).losing(any -> true).run();
    assertThat(simulation.sent()).hasSize(8);
    assertThat(simulation.end().getOutcome()).isEqualTo(RoundOutcome.SKIPPED);
    assertThat(simulation.end().getSkipReason()).contains("host is down");
    assertThat(simulation.progress().hostsUp()).isZero();
  }

  @Test
  void withoutDiscoveryASilentHostIsProbedAllTheSame() {
    var simulation = new Simulation().losing(any -> true).run();
    assertThat(simulation.end().getOutcome()).isEqualTo(RoundOutcome.COMPLETE);
    assertThat(simulation.end().getReplies()).isZero();
  }

  @Test
  void anAttachedHostIsAskedForItsMacAddress() {
    var simulation = new Simulation();
    simulation.path(Path.Kind.ATTACHED).answering(new Attached(simulation)).run();
    assertThat(simulation.sent().get(0).octets().length()).isZero();
    assertThat(simulation.end().getMacAddress()).contains("02:00:0A:40:03:01");
  }

  @Test
  void anAttachedHostWithoutMacAddressIsDownEvenWithoutDiscovery() {
    var simulation = new Simulation().path(Path.Kind.ATTACHED).run();
    assertThat(simulation.sent()).hasSize(3);
    assertThat(simulation.end().getSkipReason()).contains("host is down");
  }

  private record Attached(Simulation simulation) implements Rehearsal.Responder {
    @Override
    public List<Rehearsal.Reply> replies(Rehearsal.Sent packet) {
      return simulation.plainly(packet);
    }

    @Override
    public long macOf(int target) {
      return 0x02000a400301L;
    }
  }

  @Test
  void aHostThatTakesTooLongIsGivenUpWithItsReason() {
    var simulation =
        new Simulation()
            .with(s -> s.discovering().withHostTimeout(Duration.ofMillis(500)))
            .losing(any -> true)
            .run();
    assertThat(simulation.end().getSkipReason()).contains("host timeout");
  }

  @Test
  void stoppingInTheMiddleOfARoundKeepsWhatCame() {
    var simulation =
        new Simulation()
            .runWith(300 * MILLI, rehearsal -> rehearsal.engine().stop("stopped", rehearsal.now()));
    assertThat(simulation.end().getOutcome()).isEqualTo(RoundOutcome.INTERRUPTED);
    assertThat(simulation.end().getReplies()).isBetween(1, 5);
    assertThat(simulation.end().getLast()).isTrue();
  }

  @Test
  void everyTargetGetsARecord() {
    int[] targets = IntStream.range(TARGET, TARGET + 300).toArray();
    var simulation =
        new Simulation()
            .targets(targets)
            .with(s -> s.discovering().withHostsAtOnce(50))
            .losing(packet -> packet.target() % 3 == 0)
            .run();
    assertThat(simulation.rounds().stream().map(FinishedRound::target).distinct()).hasSize(300);
    assertThat(simulation.progress().hostsDone()).isEqualTo(300);
    assertThat(simulation.progress().hostsUp()).isEqualTo(200);
  }

  @Test
  void aTargetOutOfScopeIsSentNothingAndSaysSo() {
    var simulation = new Simulation().allowing(address -> address != TARGET).run();
    assertThat(simulation.sent()).isEmpty();
    assertThat(simulation.end().getSkipReason()).contains("out of scope");
  }

  @Test
  void theTtlOfU1FollowsTheClock() {
    var simulation = new Simulation().run();
    long seconds = START / SECOND; // the round starts within the first second
    assertThat(simulation.end().getUdpProbeTtl()).contains((int) (seconds % 14) + 51);
  }

  @Test
  void aFixedTtlCountsForTcpAndIcmpButNotForU1() {
    var simulation = new Simulation().with(s -> s.withTtl(200)).run();
    assertThat(
            simulation.sent().stream()
                .map(Simulation::view)
                .filter(datagram -> datagram.protocol() != Ipv4View.UDP)
                .map(Ipv4View::ttl)
                .distinct())
        .containsExactly(200);
    assertThat(simulation.end().getUdpProbeTtl().orElseThrow()).isLessThan(65);
  }

  @Test
  void aFixedSourcePortCountsForAll() {
    var simulation = new Simulation().with(s -> s.withSourcePort(53)).run();
    assertThat(simulation.end().getTcpPortBase()).contains(53);
    assertThat(simulation.end().getUdpSourcePort()).contains(53);
    assertThat(simulation.end().getReplies()).isEqualTo(16);
  }
}
