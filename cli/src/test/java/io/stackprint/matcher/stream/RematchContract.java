package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.guarantee.Site;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.Cause;
import io.stackprint.record.HostChange;
import io.stackprint.record.HostRecord;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.TestLines;
import io.stackprint.record.VerdictSummary;
import io.stackprint.record.WinLine;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.RandomRecords;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A re-match that is cut off by a kill -9, with a real broker and the matcher in a process. */
public abstract class RematchContract {
  private static final String PREFIX = "rematch-";
  private static final int HOSTS = 10_000;
  private static final int EVERY = 73; // of 10,000 hosts 137 are such a one
  private static final int AFFECTED = 137;
  private static final int SOME = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static final SubjectFingerprint ANY =
      SubjectFingerprint.newBuilder(
              (SubjectFingerprint) new RandomRecords(1).of(SubjectFingerprint.getClassSchema()))
          .setScope("lab")
          .setSkipReason(null)
          .setComplete(true)
          .setStartedAtNanos(0)
          .setEndedAtNanos(1_000_000_000)
          .build();

  static final RoundFingerprint ROUND =
      RoundFingerprint.newBuilder(
              (RoundFingerprint) new RandomRecords(1).of(RoundFingerprint.getClassSchema()))
          .setRound(1)
          .setProbesSent(16)
          .setProbesAnswered(1)
          .build();

  @TempDir Path dir;
  private final Site site;
  private final Topics topics;
  private Committed<HostKey, HostRecord> hosts;
  private Committed<HostKey, HostChange> changes;

  protected RematchContract(Site site) {
    this.site = site;
    topics = site.provideTopics(PREFIX, TopicLayout.ONE_MACHINE);
  }

  @BeforeEach
  void start() {
    hosts = new Committed<>(topics.hosts(), site.clientProperties());
    changes = new Committed<>(topics.hostChanges(), site.clientProperties());
  }

  @AfterEach
  void stop() {
    changes.close();
    hosts.close();
  }

  @Test
  void killedMatcherGoesOnAndPublishesEachChangedVerdictOnce() throws Exception {
    Path state = Files.createDirectory(dir.resolve("state"));
    load("Alpha", "Beta");
    observeAllHosts();
    Process matcher = MatcherProcess.start(site, PREFIX, state);
    try {
      await("all hosts", () -> hostRecords(Cause.OBSERVATION).size() == HOSTS);
      load("Alpha", "Gamma");
      await("some changes", () -> changes().size() >= SOME);
    } finally {
      matcher.destroyForcibly().waitFor(); // SIGKILL
    }
    int before = changes().size();
    assertThat(before).as("changes before the kill").isBetween(SOME, AFFECTED - 1);

    // The table of this one is restored: nobody tells it that generation 2 is news.
    matcher = MatcherProcess.start(site, PREFIX, state);
    try {
      await("all changes", () -> changes().size() >= AFFECTED);
      Thread.sleep(3_000); // for one too many to come
    } finally {
      matcher.destroyForcibly().waitFor();
    }
    System.out.println("re-match: " + before + " of 137 changes before the kill");
    assertChangedOnceEach();
  }

  private void assertChangedOnceEach() {
    Set<String> affected =
        IntStream.range(0, HOSTS)
            .filter(RematchContract::isAffected)
            .mapToObj(RematchContract::address)
            .collect(Collectors.toSet());
    assertThat(changes())
        .hasSize(AFFECTED)
        .allSatisfy(change -> assertThat(summary(change)).isEqualTo("Beta by 1, Gamma by 2"))
        .extracting(HostChange::getAddress)
        .containsExactlyInAnyOrderElementsOf(affected);
    assertThat(hostRecords(Cause.DATABASE))
        .hasSize(AFFECTED)
        .allSatisfy(host -> assertThat(host.getPreviousDatabaseGeneration()).hasValue(1L))
        .allSatisfy(host -> assertThat(host.getDatabaseGeneration()).isEqualTo(2))
        .extracting(HostRecord::getAddress)
        .containsExactlyInAnyOrderElementsOf(affected);
  }

  private static String summary(HostChange change) {
    return name(change.getBefore()) + ", " + name(change.getAfter());
  }

  private static String name(Optional<VerdictSummary> verdict) {
    return verdict
        .map(one -> one.getName().orElse("") + " by " + one.getDatabaseGeneration())
        .orElse("none");
  }

  private List<HostRecord> hostRecords(Cause cause) {
    return hosts.values().stream().filter(host -> host.getCause() == cause).toList();
  }

  private List<HostChange> changes() {
    return changes.values().stream().filter(one -> one.getCause() == Cause.DATABASE).toList();
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time until " + what).isLessThan(end);
    }
  }

  private void observeAllHosts() {
    var topic = topics.fingerprints();
    try (var producer =
        new KafkaProducer<>(
            new HashMap<String, Object>(site.clientProperties()),
            topic.key().serializer(),
            topic.value().serializer())) {
      for (int i = 0; i < HOSTS; i++) {
        SubjectFingerprint subject = host(i);
        var key = new HostKey(subject.getScope(), subject.getAddress());
        Future<RecordMetadata> unused =
            producer.send(new ProducerRecord<>(topic.name(), key, subject));
      }
    }
  }

  private static SubjectFingerprint host(int i) {
    WinLine win = WinLine.newBuilder().setW1(isAffected(i) ? "5000" : "4000").build();
    RoundFingerprint round =
        RoundFingerprint.newBuilder(ROUND)
            .setTests(TestLines.newBuilder().setWin(win).build())
            .build();
    return SubjectFingerprint.newBuilder(ANY)
        .setAddress(address(i))
        .setObservation("of-" + i)
        .setRounds(List.of(round))
        .build();
  }

  private static boolean isAffected(int i) {
    return i % EVERY == 0;
  }

  private static String address(int i) {
    return "10.0." + i / 256 + "." + i % 256;
  }

  private void load(String of4000, String of5000) {
    String text =
        """
        MatchPoints
        WIN(W1=15)

        Fingerprint %s
        WIN(W1=4000)

        Fingerprint %s
        WIN(W1=5000)
        """
            .formatted(of4000, of5000);
    OsDatabase database =
        DatabaseReader.read(text.getBytes(StandardCharsets.UTF_8), "test", Rules.DEFAULT.profile())
            .database();
    new DatabaseImport(topics.osDb(), site.clientProperties())
        .run(database, System.currentTimeMillis());
  }
}
