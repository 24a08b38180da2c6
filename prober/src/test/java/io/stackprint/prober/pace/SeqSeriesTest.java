package io.stackprint.prober.pace;

import static io.stackprint.prober.pace.Simulation.MILLI;
import static io.stackprint.prober.pace.Simulation.SCANNER;
import static io.stackprint.prober.pace.Simulation.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.probe.ProbeRecogniser;
import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The spacing of S1 to S6, also on a machine that cannot keep up. */
class SeqSeriesTest {
  private static final long SPACING = 100 * MILLI;
  private static final int HOSTS = 50;

  @RepeatedTest(5)
  void aLoopThatIsHeldUpNeverBunchesThem() {
    long seed = System.nanoTime();
    var machine = new BusyMachine(seed);
    machine.scan();
    assertThat(machine.seqSentAt).hasSize(HOSTS);
    for (List<Long> times : machine.seqSentAt.values()) {
      assertThat(times).as("seed %d", seed).hasSize(6);
      for (int i = 1; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - 1))
            .as("seed %d", seed)
            .isGreaterThanOrEqualTo(SPACING);
      }
    }
  }

  @Test
  void atFullRateTheyGoBeforeAllOthers() {
    int[] targets = IntStream.range(0, 1_000).map(i -> 0x0a000000 + i).toArray();
    var simulation = new Simulation().targets(targets).with(s -> s.withRate(2_000)).run();
    assertThat(simulation.rounds()).hasSize(targets.length);
    for (FinishedRound round : simulation.rounds()) {
      var probes = simulation.records().end(round, true).getProbes();
      for (int i = 1; i < 6; i++) {
        long spacing =
            probes.get(i).getSentAtNanos().get(0) - probes.get(i - 1).getSentAtNanos().get(0);
        assertThat(spacing).isBetween(SPACING, SPACING + 5 * MILLI);
      }
    }
  }

  /** Its clock runs on while the engine works and while packets leave, sometimes far. */
  private static final class BusyMachine implements Wire {
    private final Map<Integer, List<Long>> seqSentAt = new HashMap<>(); // by target
    private final ImaginedHost host = new ImaginedHost(port -> port == 80);
    private final List<Arrival> arrived = new ArrayList<>();
    private final SplittableRandom random;
    private long now = START;

    BusyMachine(long seed) {
      random = new SplittableRandom(seed);
    }

    void scan() {
      ScanSettings settings =
          Settings.of(TimingTemplate.NORMAL)
              .withPorts(80, 81)
              .withTries(1)
              .skippingDiscovery()
              .done();
      var engine =
          new ScanEngine(
              settings,
              IntStream.range(0, HOSTS).map(i -> 0x0a000000 + i).iterator(),
              this,
              new RunKey(1, 2),
              Integer::toHexString,
              random,
              any -> true,
              new Unheard(),
              now);
      while (!engine.finished()) {
        now = Math.max(now, engine.run(now));
        heldUp();
        List<Arrival> here = List.copyOf(arrived);
        arrived.clear();
        here.forEach(arrival -> engine.received(arrival, now));
      }
    }

    private void heldUp() {
      now += random.nextInt(20) == 0 ? random.nextLong(50 * MILLI) : random.nextLong(MILLI);
    }

    @Override
    public Optional<Path> pathTo(int target) {
      return Optional.of(new Path(SCANNER, 1, Path.Kind.ROUTED));
    }

    @Override
    public long send(Path path, long mac, byte[] datagram) {
      heldUp();
      Ipv4View sent = Ipv4View.checked(datagram);
      if (isSeq(sent)) {
        seqSentAt.computeIfAbsent(sent.destination(), any -> new ArrayList<>()).add(now);
      }
      host.reply(OctetString.copyOf(datagram))
          .map(OctetString::toArray)
          .ifPresent(reply -> arrived.add(new Arrival(reply, reply.length, now)));
      return now;
    }

    private static boolean isSeq(Ipv4View sent) {
      return ProbeRecogniser.recognise(sent)
          .filter(ProbeSighting.Tcp.class::isInstance)
          .map(sighting -> ((ProbeSighting.Tcp) sighting).readings().get(0).name())
          .filter(name -> SeqSeries.indexOf(name) >= 0)
          .isPresent();
    }

    @Override
    public long askForMac(Path path, int target) {
      return NOT_SENT;
    }
  }

  private static final class Unheard implements RoundSink {
    @Override
    public void accept(FinishedRound round) {}

    @Override
    public boolean hasRoom() {
      return true;
    }
  }
}
