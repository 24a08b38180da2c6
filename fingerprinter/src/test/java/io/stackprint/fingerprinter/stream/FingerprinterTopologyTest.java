package io.stackprint.fingerprinter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.fingerprinter.assemble.TestRound;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.service.TopologyRun;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprinterTopologyTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final Patience PATIENCE =
      new Patience(Duration.ofMinutes(10), Duration.ofHours(5), Duration.ofSeconds(5));

  @TempDir Path state;
  private TopologyRun run;
  private TestInputTopic<HostKey, Evidence> replies;
  private TestOutputTopic<HostKey, SubjectFingerprint> fingerprints;

  @BeforeEach
  void start() {
    var topics = new Topics("", SchemaRegistry.inMemory());
    run =
        new TopologyRun(
            Service.FINGERPRINTER,
            topics,
            state,
            START,
            config ->
                FingerprinterTopology.build(
                    config, topics, new Assembler(Rules.DEFAULT), PATIENCE));
    replies = run.input(topics.probeReplies());
    fingerprints = run.output(topics.fingerprints());
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void topologyIsTheCommittedOne() throws IOException {
    run.assertIsTheCommittedOne();
  }

  @Test
  void fingerprintComesWhenTheLastRoundHasEndedAndNotBefore() {
    TestRound round = TestRound.of(1);
    round.replies().forEach(this::pipe);
    assertThat(fingerprints.isEmpty()).isTrue();

    pipe(round.end());

    assertThat(fingerprints.readValuesToList()).containsExactly(round.assemble(Rules.DEFAULT));
    assertThat(evidence()).isEmpty();
  }

  @Test
  void roundThatIsNotTheLastGivesNoFingerprint() {
    TestRound first = TestRound.of(1).notLast();
    TestRound second = TestRound.of(2);
    pipeAll(first);
    assertThat(fingerprints.isEmpty()).isTrue();

    pipeAll(second);

    assertThat(fingerprints.readValuesToList())
        .containsExactly(TestRound.assemble(Rules.DEFAULT, first, second));
  }

  @Test
  void everyRecordTwiceGivesOneFingerprint() {
    TestRound round = TestRound.of(1);
    for (ProbeReply reply : round.replies()) {
      pipe(reply);
      pipe(reply);
    }
    pipe(round.end());
    pipe(round.end());
    pipeAll(round);

    assertThat(fingerprints.readValuesToList()).containsExactly(round.assemble(Rules.DEFAULT));
  }

  @Test
  void replyThatComesAfterTheEndOfItsRoundIsWaitedFor() {
    TestRound round = TestRound.of(1);
    List<ProbeReply> all = round.replies();
    all.subList(1, all.size()).forEach(this::pipe);
    pipe(round.end());
    assertThat(fingerprints.isEmpty()).isTrue();

    pipe(all.get(0));

    assertThat(fingerprints.readValuesToList()).containsExactly(round.assemble(Rules.DEFAULT));
  }

  @Test
  void orderOfRecordsDoesNotMatter() {
    TestRound round = TestRound.of(1);
    List<ProbeReply> backwards = new ArrayList<>(round.replies());
    Collections.reverse(backwards);
    pipe(round.end());
    backwards.forEach(this::pipe);

    assertThat(fingerprints.readValuesToList()).containsExactly(round.assemble(Rules.DEFAULT));
  }

  @Test
  void roundThatNeverEndsIsClosedAsIncompleteByTheDeadline() {
    TestRound.of(1).replies().forEach(this::pipe);
    run.driver().advanceWallClockTime(PATIENCE.round().minusSeconds(10));
    assertThat(fingerprints.isEmpty()).isTrue();

    run.driver().advanceWallClockTime(Duration.ofSeconds(20));

    List<SubjectFingerprint> found = fingerprints.readValuesToList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).getComplete()).isFalse();
    assertThat(found.get(0).getEvidence()).hasSameSizeAs(TestRound.of(1).replies());
  }

  @Test
  void everyRoundHasADeadlineOfItsOwn() {
    pipeAll(TestRound.of(1).notLast());
    run.driver().advanceWallClockTime(PATIENCE.round().minusSeconds(10));
    pipe(TestRound.of(2).replies().get(0));
    run.driver().advanceWallClockTime(PATIENCE.round().minusSeconds(10));
    assertThat(fingerprints.isEmpty()).isTrue();

    run.driver().advanceWallClockTime(Duration.ofSeconds(20));

    assertThat(fingerprints.readValuesToList()).hasSize(1);
  }

  @Test
  void evidenceThatComesAfterTheDeadlineCompletesTheFingerprint() {
    TestRound round = TestRound.of(1);
    round.replies().forEach(this::pipe);
    run.driver().advanceWallClockTime(PATIENCE.round().plusSeconds(10));
    fingerprints.readValuesToList();

    pipe(round.end());

    assertThat(fingerprints.readValuesToList()).containsExactly(round.assemble(Rules.DEFAULT));
  }

  @Test
  void anotherAttemptAtAHostClosesWhatTheFirstLeftOpen() {
    TestRound first = TestRound.of(1).notLast();
    pipeAll(first);
    String broken = first.end().getObservation();

    RoundEnd again =
        RoundEnd.newBuilder(TestRound.of(1).end())
            .setObservation("f".repeat(32))
            .setReplies(0)
            .setEarlierAttempts(List.of(broken, "e".repeat(32)))
            .build();
    pipe(again);
    pipe(again);

    List<SubjectFingerprint> published = fingerprints.readValuesToList();
    assertThat(published)
        .extracting(SubjectFingerprint::getObservation)
        .containsExactly(broken, "f".repeat(32));
    assertThat(published.get(0).getComplete()).isFalse();
    assertThat(published.get(0).getSupersededBy()).contains("f".repeat(32));
    assertThat(published.get(1).getComplete()).isTrue();
    assertThat(published.get(1).getSupersededBy()).isEmpty();
  }

  @Test
  void closedObservationIsForgottenInTheEndWithAllItsEvidence() {
    TestRound.of(1).replies().forEach(this::pipe);
    run.driver().advanceWallClockTime(PATIENCE.round().plusSeconds(10));
    assertThat(evidence()).isNotEmpty();

    run.driver().advanceWallClockTime(PATIENCE.memory().plusSeconds(10));

    assertThat(evidence()).isEmpty();
    assertThat(keys(AssembleSupplier.OBSERVATIONS)).isEmpty();
    assertThat(keys(AssembleSupplier.DEADLINES)).isEmpty();
  }

  @Test
  void evidenceOfManyPagesIsWholeAndKnowsItsDuplicates() {
    TestRound round = TestRound.of(1);
    ProbeReply reply = round.replies().get(0);
    int replies = 200;
    for (int arrival = 0; arrival < replies; arrival++) {
      ProbeReply another = ProbeReply.newBuilder(reply).setArrival(arrival).build();
      pipe(another);
      pipe(another);
    }
    assertThat(evidence()).hasSizeGreaterThan(1);

    pipe(RoundEnd.newBuilder(round.end()).setReplies(replies).build());

    assertThat(fingerprints.readValue().getEvidence()).hasSize(replies);
    assertThat(evidence()).isEmpty();
  }

  @Test
  void twoObservationsOfOneHostAreTwoFingerprints() {
    TestRound round = TestRound.of(1);
    pipeAll(round);
    for (ProbeReply reply : round.replies()) {
      pipe(ProbeReply.newBuilder(reply).setObservation("f".repeat(32)).build());
    }
    pipe(RoundEnd.newBuilder(round.end()).setObservation("f".repeat(32)).build());

    assertThat(fingerprints.readValuesToList())
        .extracting(SubjectFingerprint::getObservation)
        .containsExactly(round.end().getObservation(), "f".repeat(32));
  }

  @Test
  void sameAddressInTwoScopesStaysTwoHosts() {
    TestRound round = TestRound.of(1);
    for (ProbeReply reply : round.replies()) {
      pipe(reply);
      pipe(ProbeReply.newBuilder(reply).setScope("elsewhere").setSensor("other").build());
    }
    pipe(RoundEnd.newBuilder(round.end()).setScope("elsewhere").setSensor("other").build());
    pipe(round.end());

    List<KeyValue<HostKey, SubjectFingerprint>> found = fingerprints.readKeyValuesToList();
    assertThat(found)
        .extracting(one -> one.key)
        .containsExactly(
            new HostKey("elsewhere", round.end().getAddress()),
            new HostKey(round.end().getScope(), round.end().getAddress()));
    assertThat(found)
        .extracting(one -> one.value.getSensor())
        .containsExactly("other", round.end().getSensor());
    assertThat(found.get(1).value).isEqualTo(round.assemble(Rules.DEFAULT));
  }

  @Test
  void fingerprintCarriesTheTimeOfTheLastPacket() {
    TestRound round = TestRound.of(1);
    pipeAll(round);

    assertThat(fingerprints.readRecord().timestamp())
        .isEqualTo(round.end().getEndedAtNanos() / 1_000_000);
  }

  @Test
  void observationsUnderWayAreCounted() {
    TestRound round = TestRound.of(1);
    pipe(round.replies().get(0));
    pipe(round.replies().get(1));
    assertThat(open()).isEqualTo(1);
    assertThat(underWay()).containsExactly(round.end().getObservation());

    pipeAll(round);

    assertThat(open()).isZero();
    assertThat(underWay()).isEmpty();
  }

  @Test
  void observationThatIsPublishedIncompleteIsUnderWayNoMore() {
    TestRound round = TestRound.of(1);
    pipe(round.replies().get(0));
    run.driver().advanceWallClockTime(PATIENCE.round().plusSeconds(10));
    assertThat(open()).isZero();

    pipeAll(round);

    assertThat(open()).isZero();
  }

  @Test
  void numbersOfATaskGoAwayWithIt() {
    TopologyTestDriver before = run.driver();
    stop();
    start();

    assertThat(before.metrics().keySet())
        .noneMatch(name -> name.group().equals("stackprint-fingerprinter"));
  }

  private double open() {
    return run.driver().metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("observations-open"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  /** What the next instance finds when the task moves there. */
  private List<String> underWay() {
    var topics = new Topics("", SchemaRegistry.inMemory());
    return new EvidenceStore(
            run.driver().getKeyValueStore(AssembleSupplier.EVIDENCE), topics.probeReplies())
        .observations()
        .map(ObservationKey::observation)
        .toList();
  }

  private void pipeAll(TestRound round) {
    round.replies().forEach(this::pipe);
    pipe(round.end());
  }

  private void pipe(ProbeReply reply) {
    pipe(new Evidence.Reply(reply));
  }

  private void pipe(RoundEnd end) {
    pipe(new Evidence.End(end));
  }

  private void pipe(Evidence evidence) {
    replies.pipeInput(evidence.host(), evidence);
  }

  private List<String> evidence() {
    return keys(AssembleSupplier.EVIDENCE);
  }

  private List<String> keys(String store) {
    List<String> keys = new ArrayList<>();
    try (var entries = run.driver().<String, Object>getKeyValueStore(store).all()) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }
}
