package io.stackprint.prober.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.prober.request.Attempt;
import io.stackprint.prober.request.BegunRuns;
import io.stackprint.prober.request.RefusedRequestException;
import io.stackprint.prober.target.AddressSet;
import io.stackprint.prober.target.AllowList;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.record.ScanRun;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import io.stackprint.wire.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunWorkerTest {
  private static final Topic<HostKey, ScanRun> TOPIC =
      new Topics("", SchemaRegistry.inMemory()).scanRuns();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);
  private static final long NOW = 1_000;

  private final AtomicBoolean outsider = new AtomicBoolean();
  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
          if (outsider.get()) {
            throw new CommitFailedException("no member of the group any longer");
          }
          super.commitSync(offsets);
        }
      };
  private final List<RoundEnd> ends = Collections.synchronizedList(new ArrayList<>());
  private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
  private final FakeScanner scanner = new FakeScanner(0);
  private final RunWorker worker =
      new RunWorker(
          consumer,
          new RunReader(TOPIC, "lab", RunWorkerTest::noBadOptions),
          scanner,
          new Collecting(),
          (record, reason) -> refused.add(String.valueOf(reason.getMessage())),
          () -> NOW);
  private final AtomicReference<Throwable> fault = new AtomicReference<>();
  private final Thread thread = new Thread(worker::run);
  private long nextOffset;

  private final class Collecting implements RunWorker.Outlet {
    @Override
    public void send(Evidence piece) {
      if (piece instanceof Evidence.End end) {
        ends.add(end.record());
      }
    }

    @Override
    public void flush() {}
  }

  private static void noBadOptions(Map<String, String> options) {
    if (options.containsKey("bad")) {
      throw new RefusedRequestException("option bad is not known");
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    worker.close();
    thread.join();
  }

  private void start() {
    thread.setUncaughtExceptionHandler((any, exception) -> fault.set(exception));
    consumer.schedulePollTask(() -> assign(0));
    thread.start();
    await(() -> !consumer.assignment().isEmpty());
  }

  private void assign(long from) {
    consumer.rebalance(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, from));
    consumer.seek(PARTITION, from);
  }

  private static ScanRun.Builder run(String request, String targets) {
    return ScanRun.newBuilder()
        .setRequest(request)
        .setRun(1)
        .setScope("lab")
        .setTargets(targets)
        .setOptions(Map.of())
        .setDueAtMillis(0)
        .setExpiresAtMillis(null);
  }

  private void add(String key, ScanRun run) {
    byte[] value = TOPIC.value().serializer().serialize(TOPIC.name(), run);
    addOctets(key, value);
  }

  private void addOctets(String key, byte[] value) {
    var record =
        new ConsumerRecord<>(
            TOPIC.name(), 0, nextOffset++, key.getBytes(StandardCharsets.UTF_8), value);
    consumer.schedulePollTask(() -> consumer.addRecord(record));
  }

  private long committed() {
    OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
    return offset == null ? -1 : offset.offset();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not come about within 60 s");
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void commitsARunWhenTheLastOfItsHostsHasEnded() {
    start();
    add("lab/10.0.0.0", run("a", "10.0.0.1-3").build());
    add("lab/10.0.1.0", run("a", "10.0.1.1").build());
    await(() -> committed() == 0);
    scanner.permits.release(2);
    await(() -> ends.size() == 2);
    assertThat(committed()).isZero();

    scanner.permits.release(2);

    await(() -> committed() == 2);
    assertThat(ends)
        .extracting(RoundEnd::getAddress)
        .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.1.1");
    assertThat(ends.get(0).getObservation())
        .isEqualTo(new Attempt("a", 1, 1).observation(Ipv4Address.parse("10.0.0.1")));
  }

  @Test
  void whatIsBrokenOffIsAttemptedAnewByWhoeverComesNext() {
    start();
    add("lab/10.0.0.0", run("a", "10.0.0.1").build());
    add("lab/10.0.1.0", run("a", "10.0.1.1-2").build());
    scanner.permits.release(2);
    await(() -> ends.size() == 2 && committed() == 1);

    var handedOver = new AtomicBoolean();
    consumer.schedulePollTask(() -> consumer.rebalance(List.of()));
    consumer.schedulePollTask(() -> handedOver.set(true));
    await(handedOver::get);
    consumer.schedulePollTask(() -> assign(1));
    nextOffset = 1;
    scanner.permits.release(2);
    add("lab/10.0.1.0", run("a", "10.0.1.1-2").build());

    await(() -> committed() == 2);
    int again = Ipv4Address.parse("10.0.1.1");
    RoundEnd end = ends.get(ends.size() - 2);
    assertThat(end.getObservation()).isEqualTo(new Attempt("a", 1, 2).observation(again));
    assertThat(end.getEarlierAttempts()).containsExactly(new Attempt("a", 1, 1).observation(again));
    assertThat(ends.get(0).getEarlierAttempts()).isEmpty();
  }

  @Test
  void noRoundThatIsBrokenOffIsTheLastOfItsHost() {
    scanner.outcome = RoundOutcome.INTERRUPTED;
    start();
    add("lab/10.0.0.0", run("a", "10.0.0.1-2").build());
    scanner.permits.release(1);
    await(() -> ends.size() == 1);

    consumer.schedulePollTask(() -> consumer.rebalance(List.of()));

    await(() -> ends.size() == 2);
    assertThat(ends).extracting(RoundEnd::getLast).containsExactly(true, false);
    assertThat(committed()).isZero();
  }

  @Test
  void whatWasNotProbedWhenTheScanWasBrokenOffHasNoEnd() {
    start();
    add("lab/10.0.0.0", run("a", "10.0.0.1-2").build());
    scanner.permits.release(1);
    await(() -> ends.size() == 1);

    worker.close();

    await(() -> !thread.isAlive());
    assertThat(ends).extracting(RoundEnd::getAddress).containsExactly("10.0.0.1");
  }

  @Test
  void aScanThatCannotGoOnEndsTheWorkerAndCommitsNothingOfWhatIsLeft() {
    start();
    scanner.breaksAfter = 1;
    scanner.permits.release(2);
    add("lab/10.0.0.0", run("a", "10.0.0.1-2").build());

    await(() -> !thread.isAlive());
    assertThat(ends).hasSize(1);
    assertThat(fault.get()).hasMessageContaining("the network is gone");
  }

  @Test
  void whoFellOutOfTheGroupGoesOnWhenItIsBack() {
    start();
    add("lab/10.0.0.0", run("a", "10.0.0.1-2").build());
    scanner.permits.release(1);
    await(() -> ends.size() == 1);
    outsider.set(true);
    scanner.permits.release(1);
    await(() -> ends.size() == 2);
    assertThat(committed()).isZero();

    outsider.set(false);
    consumer.schedulePollTask(() -> consumer.rebalance(List.of()));
    consumer.schedulePollTask(() -> assign(0));
    nextOffset = 0;
    scanner.permits.release(2);
    add("lab/10.0.0.0", run("a", "10.0.0.1-2").build());

    await(() -> committed() == 1);
    assertThat(thread.isAlive()).isTrue();
  }

  @Test
  void runsWithOtherOptionsOrAtTheSameNetworkWaitForTheNextBatch() {
    start();
    scanner.permits.release(100);
    add("lab/10.0.0.0", run("a", "10.0.0.1").build());
    add("lab/10.0.0.0", run("b", "10.0.0.1").build());
    add("lab/10.0.1.0", run("c", "10.0.1.1").setOptions(Map.of("T", "4")).build());

    await(() -> committed() == 3);
    assertThat(scanner.batches).containsExactly(Map.of(), Map.of(), Map.of("T", "4"));
  }

  @Test
  void aRunThatExpiredIsPassedOver() {
    start();
    scanner.permits.release(100);
    add("lab/10.0.0.0", run("a", "10.0.0.1").setExpiresAtMillis(NOW).build());
    add("lab/10.0.0.0", run("a", "10.0.0.2").setExpiresAtMillis(NOW + 1).build());

    await(() -> committed() == 2);
    assertThat(ends).extracting(RoundEnd::getAddress).containsExactly("10.0.0.2");
  }

  @Test
  void whatCannotBeDoneIsPutAsideAndTheRestGoesOn() {
    start();
    scanner.permits.release(100);
    addOctets("lab/10.0.0.0", new byte[] {1, 2, 3});
    add("lab/10.0.0.0", run("a", "10.0.1.1").build());
    add("lab/10.0.0.0", run("a", "10.0.0.1").setOptions(Map.of("bad", "")).build());
    add("elsewhere/10.0.0.0", run("a", "10.0.0.1").build());
    add("lab/10.0.0.0", run("a", "10.0.0.2").build());

    await(() -> committed() == 5);
    assertThat(ends).extracting(RoundEnd::getAddress).containsExactly("10.0.0.2");
    assertThat(refused).hasSize(3);
    assertThat(refused.get(1)).isEqualTo("targets: expected addresses of the network of the key");
    assertThat(refused.get(2)).isEqualTo("option bad is not known");
  }

  @Test
  void beginsAfreshOnlyWhereNothingWasBegun() {
    BegunRuns begun = BegunRuns.parse(BegunRuns.NONE.and(5, 9).text());

    assertThat(begun.attempt(9)).isEqualTo(2);
    assertThat(begun.attempt(10)).isEqualTo(1);
    assertThat(begun.and(7, 12).attempt(12)).isEqualTo(3);
    assertThat(begun.and(10, 12).attempt(10)).isEqualTo(2);
    assertThat(BegunRuns.parse("something else")).isEqualTo(BegunRuns.NONE);
  }

  @Test
  void aScopeIsPartOfNames() {
    assertThatThrownBy(
            () ->
                new ProberSettings(
                    "a b",
                    "sensor",
                    new AllowList(AddressSet.EMPTY, AddressSet.EMPTY),
                    NmapProfile.NMAP_7_99,
                    Optional.empty(),
                    OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
