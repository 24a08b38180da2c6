package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.pipeline.TopicTail;
import io.stackprint.prober.app.ProberService;
import io.stackprint.prober.app.RunScanner;
import io.stackprint.prober.request.Attempt;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.ScanRequest;
import io.stackprint.service.Metrics;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topic;
import io.stackprint.topics.TopicLayout;
import io.stackprint.wire.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the prober promises whoever asks it, on a broker, with hosts that are all down. */
class ProberServiceIT {
  private static final Duration POLL = Duration.ofMillis(100);
  private static EmbeddedCluster cluster;

  @TempDir Path dir;
  private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
  private final List<String> faults = new ArrayList<>();
  private final List<RoundEnd> ends = new ArrayList<>();
  private int probers;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** Takes a moment for each target, and notices when somebody else is at the same one. */
  private final class SlowScanner implements RunScanner {
    private volatile boolean stopped;

    @Override
    public void scan(Batch batch, Consumer<Evidence> evidence) throws InterruptedException {
      stopped = false;
      while (!stopped && batch.targets().hasNext()) {
        int target = batch.targets().nextInt();
        if (!underWay.add(target)) {
          faults.add("two at once: " + Ipv4Address.text(target));
        }
        Thread.sleep(5);
        String reason = stopped ? "broken off" : "host is down";
        evidence.accept(
            Evidence.of(AbsentHosts.end(target, batch.observations().apply(target), reason)));
        underWay.remove(target);
      }
    }

    @Override
    public void stop(String reason) {
      stopped = true;
    }
  }

  private ProberService prober() throws Exception {
    return new ProberService(
            AbsentHosts.settings(),
            cluster.topics(),
            cluster.clientProperties(),
            cluster.clientProperties(),
            dir.resolve("state" + probers++),
            new SlowScanner(),
            Metrics.unread())
        .start();
  }

  private static void ask(String id, String... targets) throws Exception {
    ask(id, Optional.empty(), targets);
  }

  private static void ask(String id, Optional<Long> everySeconds, String... targets)
      throws Exception {
    Topic<HostKey, ScanRequest> topic = cluster.topics().scanRequests();
    var request =
        ScanRequest.newBuilder()
            .setId(id)
            .setScope("lab")
            .setTargets(List.of(targets))
            .setExclude(List.of())
            .setOptions(Map.of())
            .setIntervalSeconds(everySeconds.orElse(null))
            .setRequestedAtMillis(System.currentTimeMillis())
            .setRequestedBy(null)
            .build();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(cluster.clientProperties()),
            topic.key().serializer(),
            topic.value().serializer())) {
      producer
          .send(new ProducerRecord<>(topic.name(), new HostKey("lab", "10.0.0.0"), request))
          .get();
    }
  }

  private void follow(TopicTail<HostKey, Evidence> tail, BooleanSupplier until) {
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!until.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("only " + ends.size() + " ends; faults: " + faults);
      }
      tail.poll(record -> record.value().either(reply -> true, ends::add), POLL);
    }
  }

  private Set<String> done() {
    Set<String> done = new HashSet<>();
    for (RoundEnd end : ends) {
      if (end.getSkipReason().filter("host is down"::equals).isPresent()) {
        done.add(end.getAddress());
      }
    }
    return done;
  }

  @Test
  void probersShareTheWorkAndWhatOneLeavesTheOtherTakesUp() throws Exception {
    try (var tail = new TopicTail<>(cluster.topics().probeReplies(), cluster.clientProperties());
        var first = prober()) {
      var second = prober();
      ask("a", "10.0.0.0/22");
      follow(tail, () -> ends.size() > 200);
      second.close();
      follow(tail, () -> done().size() == 1_024);

      assertThat(first.hasFailed()).isFalse();
    }
    assertThat(faults).isEmpty();
    assertThat(ends)
        .allMatch(
            end -> {
              int target = Ipv4Address.parse(end.getAddress());
              return end.getObservation().equals(new Attempt("a", 1, 1).observation(target))
                  || end.getObservation().equals(new Attempt("a", 1, 2).observation(target))
                  || end.getObservation().equals(new Attempt("a", 1, 3).observation(target));
            });
  }

  @Test
  void aRequestThatCannotBeDoneIsPutAsideAndTheNextIsDone() throws Exception {
    List<String> reasons = new ArrayList<>();
    try (var tail = new TopicTail<>(cluster.topics().probeReplies(), cluster.clientProperties());
        var letters =
            new TopicTail<>(
                cluster.topics().deadLetters(Service.PROBER), cluster.clientProperties());
        var prober = prober()) {
      ask("b", "192.0.2.1");
      ask("c", "10.7.0.1-9");
      follow(tail, () -> done().contains("10.7.0.9"));
      follow(
          tail,
          () -> {
            letters.poll(letter -> reasons.add(reason(letter.headers())), POLL);
            return !reasons.isEmpty();
          });
      assertThat(prober.hasFailed()).isFalse();
    }
    assertThat(reasons)
        .containsExactly("192.0.2.1 is in none of the networks that may be probed here");
  }

  @Test
  void aScanIsRepeatedAcrossRestartsUntilItIsEnded() throws Exception {
    try (var tail = new TopicTail<>(cluster.topics().probeReplies(), cluster.clientProperties())) {
      try (var first = prober()) {
        ask("d/1", Optional.of(2L), "10.9.0.1-2");
        follow(tail, () -> runs("d/1").size() >= 2);
        assertThat(scans("list").out())
            .containsPattern("(?m)^SCAN +EVERY +RUNS")
            .containsPattern("(?m)^d +2s +[0-9]+ .* 10.9.0.1-2$");
        assertThat(first.hasFailed()).isFalse();
      }
      int before = runs("d/1").size();
      try (var second = prober()) {
        follow(tail, () -> runs("d/1").size() >= before + 2);
        Run ended = scans("end", "d");
        assertThat(ended.status()).as(ended.err()).isZero();
        follow(tail, () -> scans("list").err().contains("no scan of scope lab is repeated"));
        assertThat(second.hasFailed()).isFalse();
      }
    }
    assertThat(scans("end", "d").err()).contains("no scan d of scope lab is repeated");
    assertThat(faults).as("hosts that were probed twice at once").isEmpty();
    assertThat(ends).extracting(RoundEnd::getObservation).doesNotHaveDuplicates();
  }

  /** The runs of a request of which a first attempt has come to an end. */
  private Set<Integer> runs(String id) {
    Set<Integer> runs = new HashSet<>();
    for (RoundEnd end : ends) {
      int target = Ipv4Address.parse(end.getAddress());
      IntStream.rangeClosed(1, 100)
          .filter(run -> new Attempt(id, run, 1).observation(target).equals(end.getObservation()))
          .forEach(runs::add);
    }
    return runs;
  }

  private static Run scans(String... words) {
    List<String> all = new ArrayList<>(List.of("scans"));
    all.addAll(List.of(words));
    all.add("--scope=lab");
    all.add("--bootstrap-server=" + cluster.clientProperties().get("bootstrap.servers"));
    all.add("--schema-registry=" + cluster.registryUrl());
    return Run.of(all.toArray(String[]::new));
  }

  private static String reason(Headers headers) {
    return new String(
        headers.lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8);
  }
}
