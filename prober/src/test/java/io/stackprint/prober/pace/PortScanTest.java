package io.stackprint.prober.pace;

import static io.stackprint.prober.pace.Simulation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortState;
import io.stackprint.record.PortTable;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the SYN scan finds, how often it asks, and what it believes. */
class PortScanTest {
  private static final int ROUTER = TARGET + 77;

  private static boolean isScan(Rehearsal.Sent packet) {
    Ipv4View datagram = Simulation.view(packet);
    return datagram.protocol() == Ipv4View.TCP
        && TcpView.checked(datagram).window() == 1024
        && Simulation.name(packet).isEmpty();
  }

  private static long asked(Simulation simulation) {
    return simulation.sent().stream().filter(PortScanTest::isScan).count();
  }

  private static ScannedPorts ports(Simulation simulation) {
    return simulation.rounds().get(0).host().ports();
  }

  @Test
  void findsOpenAndClosedPortsAskingEachOnce() {
    var simulation = new Simulation().with(s -> s.withPorts(22, 80, 81)).run();
    assertThat(ports(simulation).states())
        .containsExactly(PortState.CLOSED, PortState.OPEN, PortState.CLOSED);
    assertThat(asked(simulation)).isEqualTo(3);
  }

  @Test
  void takesTheLowestPortsAndPortZeroOnlyIfAlone() {
    var simulation = new Simulation().with(s -> s.withPorts(0, 22, 80, 81)).run();
    assertThat(simulation.end().getClosedTcp().orElseThrow().getNumber()).isEqualTo(22);
    var alone = new Simulation().with(s -> s.withPorts(0, 80)).run();
    assertThat(alone.end().getClosedTcp().orElseThrow().getNumber()).isZero();
    assertThat(alone.end().getClosedTcp().orElseThrow().getKnowledge())
        .isEqualTo(PortKnowledge.KNOWN);
  }

  @Test
  void asksASilentHostTwiceAndCallsItsPortsFiltered() {
    var simulation = new Simulation().losing(PortScanTest::isScan).run();
    assertThat(asked(simulation)).isEqualTo(4);
    assertThat(ports(simulation).states()).containsExactly(PortState.FILTERED, PortState.FILTERED);
  }

  @Test
  void asksOnceMoreThanItEverTook() {
    var count = new AtomicInteger();
    var simulation =
        new Simulation()
            .with(s -> s.withPorts(80, 81, 82))
            .losing(
                packet -> isScan(packet) && (port(packet) == 82 || count.incrementAndGet() <= 2))
            .run();
    // 80 and 81 answer the second time, so 82 is asked three times
    assertThat(ports(simulation).states())
        .containsExactly(PortState.OPEN, PortState.CLOSED, PortState.FILTERED);
    assertThat(asked(simulation)).isEqualTo(2 + 2 + 3);
  }

  @Test
  void maxRetriesZeroAsksOnce() {
    var simulation =
        new Simulation().with(s -> s.withRetries(0)).losing(PortScanTest::isScan).run();
    assertThat(asked(simulation)).isEqualTo(2);
  }

  private static int port(Rehearsal.Sent packet) {
    return TcpView.checked(Simulation.view(packet)).destinationPort();
  }

  @Test
  void anIcmpErrorFromARouterMeansFiltered() {
    var simulation = new Simulation();
    simulation
        .answering(
            packet ->
                isScan(packet)
                    ? List.of(simulation.reply(prohibited(packet)))
                    : simulation.plainly(packet))
        .run();
    assertThat(ports(simulation).states()).containsExactly(PortState.FILTERED, PortState.FILTERED);
    assertThat(asked(simulation)).isEqualTo(2);
  }

  private static OctetString prohibited(Rehearsal.Sent packet) {
    OctetString quoted = OctetString.copyOf(packet.octets().toArray(), 0, 28);
    return OctetString.copyOf(
        Ipv4Builder.between(ROUTER, Simulation.SCANNER).emit(new IcmpBuilder(3, 13, 0, quoted)));
  }

  @Test
  void aSynAckThatDoesNotAcknowledgeOurNumberIsNotBelieved() {
    var simulation = new Simulation();
    simulation
        .answering(
            packet ->
                isScan(packet)
                    ? List.of(simulation.reply(synAckOf(packet, 12345)))
                    : simulation.plainly(packet))
        .run();
    assertThat(ports(simulation).states()).doesNotContain(PortState.OPEN);
  }

  private static OctetString synAckOf(Rehearsal.Sent packet, long ack) {
    TcpView asked = TcpView.checked(Simulation.view(packet));
    int port = asked.destinationPort();
    return OctetString.copyOf(
        Ipv4Builder.between(TARGET, Simulation.SCANNER)
            .emit(
                TcpBuilder.between(port, asked.sourcePort())
                    .ack(ack)
                    .flags(TcpFlags.SYN | TcpFlags.ACK)));
  }

  @Test
  void stateOfManyPortsIsOnlyCounted() {
    Integer[] many = IntStream.range(60, 100).boxed().toArray(Integer[]::new);
    PortTable table =
        new Simulation().with(s -> s.withPorts(many)).run().end().getPortTable().orElseThrow();
    assertThat(table.getPorts()).hasSize(1);
    assertThat(table.getPorts().get(0).getNumber()).isEqualTo(80);
    assertThat(table.getOpen()).isEqualTo(1);
    assertThat(table.getClosed()).isEqualTo(39);
  }

  @Test
  void duplicatesChangeNothing() {
    var simulation = new Simulation();
    simulation
        .answering(
            packet -> {
              List<Rehearsal.Reply> twice = new ArrayList<>(simulation.plainly(packet));
              twice.addAll(simulation.plainly(packet));
              return twice;
            })
        .run();
    assertThat(ports(simulation).states()).containsExactly(PortState.OPEN, PortState.CLOSED);
  }

  @Test
  void osscanLimitSkipsAHostWithoutBothPortsAndSaysWhy() {
    var simulation = new Simulation().with(s -> s.onlyGood().withPorts(80)).run();
    assertThat(simulation.probes()).isEmpty();
    assertThat(simulation.end().getSkipReason().orElseThrow()).contains("--osscan-limit");
  }

  @Test
  void scansAllPortsWithinBounds() {
    Integer[] all = IntStream.range(0, 65_536).boxed().toArray(Integer[]::new);
    var simulation = new Simulation().with(s -> s.withPorts(all).withRate(1_000_000)).run();
    assertThat(simulation.end().getOpenTcp().orElseThrow().getNumber()).isEqualTo(80);
    assertThat(simulation.end().getClosedTcp().orElseThrow().getNumber()).isEqualTo(1);
  }
}
