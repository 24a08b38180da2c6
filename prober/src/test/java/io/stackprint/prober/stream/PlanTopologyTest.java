package io.stackprint.prober.stream;

import static io.stackprint.prober.request.Requests.every;
import static io.stackprint.prober.request.Requests.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stackprint.prober.request.Requests;
import io.stackprint.prober.target.Resolver;
import io.stackprint.record.ScanRequest;
import io.stackprint.record.ScanRun;
import io.stackprint.record.ScanSchedule;
import io.stackprint.service.TopologyRun;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.LetterHeaders;
import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTopologyTest {
  private static final HostKey KEY = new HostKey("lab", "10.0.0.0");
  private static final Instant START = Instant.ofEpochSecond(1_000_000);

  @TempDir Path state;
  private boolean namesAreKnown = true;
  private Topics topics;
  private TopologyRun run;
  private TestInputTopic<HostKey, ScanRequest> requests;
  private TestOutputTopic<HostKey, ScanRun> runs;

  @BeforeEach
  void start() {
    topics = new Topics("", SchemaRegistry.inMemory());
    run =
        new TopologyRun(
            Service.PROBER,
            topics,
            state,
            START,
            config ->
                PlanTopology.build(config, topics, Requests.SCOPE, Requests.reader(this::resolve)));
    requests = run.input(topics.scanRequests());
    runs = run.output(topics.scanRuns());
  }

  private Resolver.Addresses resolve(String name) {
    return new Resolver.Addresses(namesAreKnown ? List.of(0x0a000005) : List.of(), false);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private List<KeyValue<HostKey, ScanRun>> runs() {
    return runs.readKeyValuesToList();
  }

  private List<String> targets() {
    return runs().stream().map(run -> run.value.getRun() + " " + run.value.getTargets()).toList();
  }

  private KeyValueStore<String, ScanSchedule> schedule() {
    return run.driver().getKeyValueStore(PlanSupplier.SCHEDULE);
  }

  @Test
  void topologyIsTheCommittedOne() throws IOException {
    run.assertIsTheCommittedOne();
  }

  @Test
  void aRequestIsDueAtOnceOneRunANetwork() {
    requests.pipeInput(KEY, once("a", "10.0.0.1-3", "10.0.1.0/24"));

    assertThat(runs())
        .extracting(run -> run.key.toString(), run -> run.value.getTargets())
        .containsExactly(
            tuple("lab/10.0.0.0", "10.0.0.1-3"), tuple("lab/10.0.1.0", "10.0.1.0-254"));
  }

  @Test
  void aRequestForOneScanIsNotRepeated() {
    requests.pipeInput(KEY, once("a", "10.0.0.1"));
    run.driver().advanceWallClockTime(Duration.ofHours(12));

    assertThat(targets()).containsExactly("1 10.0.0.1");
  }

  @Test
  void aRequestThatComesTwiceIsDoneOnce() {
    requests.pipeInput(KEY, once("a", "10.0.0.1"));
    requests.pipeInput(KEY, once("a", "10.0.0.1"));

    assertThat(targets()).containsExactly("1 10.0.0.1");
  }

  @Test
  void isForgottenAfterADay() {
    requests.pipeInput(KEY, once("a", "10.0.0.1"));
    assertThat(schedule().all().hasNext()).isTrue();

    run.driver().advanceWallClockTime(Duration.ofHours(25));

    assertThat(schedule().all().hasNext()).isFalse();
  }

  @Test
  void aRequestWithoutTargetsEndsTheOneOfItsId() {
    requests.pipeInput(KEY, every(3_600, "a", "10.0.0.1"));
    requests.pipeInput(KEY, every(3_600, "b", "10.0.0.2"));
    runs();

    requests.pipeInput(KEY, once("a"));
    for (int hour = 0; hour < 3; hour++) {
      run.driver().advanceWallClockTime(Duration.ofHours(1));
    }

    assertThat(targets()).isNotEmpty().allMatch(target -> target.endsWith("10.0.0.2"));
  }

  @Test
  void isRepeatedOnceInEachInterval() {
    requests.pipeInput(KEY, every(3_600, "a", "10.0.0.1"));
    assertThat(targets()).containsExactly("1 10.0.0.1");
    for (int minute = 0; minute < 5 * 60; minute++) {
      run.driver().advanceWallClockTime(Duration.ofMinutes(1));
    }

    assertThat(targets()).hasSizeBetween(4, 5).startsWith("2 10.0.0.1", "3 10.0.0.1");
  }

  @Test
  void runsThatWereMissedAreNotMadeUpFor() {
    requests.pipeInput(KEY, every(60, "a", "10.0.0.1"));
    runs();
    run.driver().advanceWallClockTime(Duration.ofHours(9));

    assertThat(targets()).containsExactly("2 10.0.0.1");
  }

  @Test
  void aRunExpiresWhenTheNextOneIsDue() {
    requests.pipeInput(KEY, every(60, "a", "10.0.0.1"));

    ScanRun run = runs().get(0).value;
    long next = schedule().get("lab/10.0.0.0#a").getDueAtMillis();
    assertThat(run.getExpiresAtMillis()).contains(next);
    assertThat(next - run.getDueAtMillis()).isBetween(1L, 66_000L);
  }

  @Test
  void aNewerRequestTakesThePlaceOfTheFormer() {
    requests.pipeInput(KEY, every(60, "a", "10.0.0.1"));
    requests.pipeInput(
        KEY, ScanRequest.newBuilder(once("a", "10.0.0.2")).setRequestedAtMillis(5).build());
    run.driver().advanceWallClockTime(Duration.ofMinutes(5));

    assertThat(targets()).containsExactly("1 10.0.0.1", "1 10.0.0.2");
  }

  @Test
  void aTombstoneEndsAllRequestsOfItsKey() {
    requests.pipeInput(KEY, every(60, "a", "10.0.0.1"));
    requests.pipeInput(KEY, every(60, "b", "10.0.0.2"));
    requests.pipeInput(new HostKey("lab", "10.0.0.1"), every(60, "c", "10.0.0.3"));
    requests.pipeInput(KEY, (ScanRequest) null);
    runs();
    run.driver().advanceWallClockTime(Duration.ofMinutes(5));

    assertThat(targets()).containsExactly("2 10.0.0.3");
  }

  @Test
  void requestsOfOtherNetworksAreForOtherProbers() {
    var key = new HostKey("elsewhere", "10.0.0.0");
    requests.pipeInput(key, once("a", "no such target"));

    assertThat(runs()).isEmpty();
    assertThat(run.letters()).isEmpty();
  }

  @Test
  void whatCannotBeDoneBecomesADeadLetterAndTheRestGoesOn() {
    requests.pipeInput(KEY, once("a", "10.0.0.300"));
    requests.pipeInput(KEY, once("b", "192.0.2.1"));
    requests.pipeInput(
        KEY, ScanRequest.newBuilder(once("c", "10.0.0.1")).setOptions(Map.of("x", "y")).build());
    requests.pipeInput(KEY, ScanRequest.newBuilder(once("d", "10.0.0.1")).setScope("z").build());
    requests.pipeInput(KEY, once("e", "10.0.0.1"));

    assertThat(targets()).containsExactly("1 10.0.0.1");
    assertThat(reasons())
        .containsExactly(
            "targets: '10.0.0.300' at character 8: expected an octet from 0 to 255, found '300'",
            "192.0.2.1 is in none of the networks that may be probed here",
            "option x is not known",
            "scope: expected that of the key, which is another");
  }

  @Test
  void anUnreadableRecordBecomesADeadLetter() {
    byte[] key = "lab/10.0.0.0".getBytes(StandardCharsets.UTF_8);
    byte[] unreadable = {1, 2, 3};
    run.octetsInto(topics.scanRequests()).pipeInput(key, unreadable);
    requests.pipeInput(KEY, once("b", "10.0.0.1"));

    assertThat(targets()).containsExactly("1 10.0.0.1");
    run.assertOnlyLetter(
        topics.scanRequests(), 0, key, unreadable, "value too short: a header has 5 octets");
  }

  @Test
  void aRepetitionThatCannotBeDoneIsLeftOutAndTriedAgain() {
    requests.pipeInput(KEY, every(60, "a", "gw.example"));
    namesAreKnown = false;
    run.driver().advanceWallClockTime(Duration.ofMinutes(2));
    assertThat(targets()).containsExactly("1 10.0.0.5");

    namesAreKnown = true;
    run.driver().advanceWallClockTime(Duration.ofMinutes(2));
    assertThat(targets()).containsExactly("2 10.0.0.5");
  }

  private List<String> reasons() {
    return run.letters().stream()
        .flatMap(letter -> LetterHeaders.text(letter.headers(), LetterHeaders.MESSAGE).stream())
        .toList();
  }
}
