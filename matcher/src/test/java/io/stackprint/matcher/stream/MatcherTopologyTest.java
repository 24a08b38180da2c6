package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.generation.DatabaseEdit;
import io.stackprint.matcher.generation.LayerEdits;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.record.Cause;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.HostChange;
import io.stackprint.record.HostRecord;
import io.stackprint.record.Outcome;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.VerdictSummary;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatcherTopologyTest {
  private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private static final long ACTIVATED_MILLIS = 5_000;

  @TempDir Path state;
  private List<DatabaseEdit.Write> written = new ArrayList<>();
  private StoredDatabase stored = new StoredDatabase();
  private long clockNanos;
  private long stepHosts = Long.MAX_VALUE;
  private Topology topology;
  private TopologyTestDriver driver;
  private TestInputTopic<HostKey, SubjectFingerprint> fingerprints;
  private TestInputTopic<DatabaseKey, DatabaseRecord> osDb;
  private TestInputTopic<HostKey, HostRecord> hostRecords;
  private TestOutputTopic<HostKey, HostRecord> hosts;
  private TestOutputTopic<HostKey, HostChange> changes;

  @BeforeEach
  void start() {
    var topics = new Topics("", SchemaRegistry.inMemory());
    StreamsConfig config =
        StreamsSettings.of(Service.MATCHER, topics, Map.of("bootstrap.servers", "none:1"), state);
    topology =
        MatcherTopology.build(
            config, topics, new ActiveDatabase(Rules.DEFAULT, Runnable::run), pace());
    var properties = new Properties();
    properties.putAll(config.originals());
    driver = new TopologyTestDriver(topology, properties);
    fingerprints =
        driver.createInputTopic(
            topics.fingerprints().name(),
            topics.fingerprints().key().serializer(),
            topics.fingerprints().value().serializer());
    osDb =
        driver.createInputTopic(
            topics.osDb().name(),
            topics.osDb().key().serializer(),
            topics.osDb().value().serializer());
    hostRecords =
        driver.createInputTopic(
            topics.hosts().name(),
            topics.hosts().key().serializer(),
            topics.hosts().value().serializer());
    changes =
        driver.createOutputTopic(
            topics.hostChanges().name(),
            topics.hostChanges().key().deserializer(),
            topics.hostChanges().value().deserializer());
    hosts =
        driver.createOutputTopic(
            topics.hosts().name(),
            topics.hosts().key().deserializer(),
            topics.hosts().value().deserializer());
  }

  /** A clock that goes on when it is looked at: a step is so many looks long. */
  private Pace pace() {
    return new Pace(Pace.USUAL.every(), Pace.USUAL.step(), () -> clockNanos += tick());
  }

  private long tick() {
    return Pace.USUAL.step().toNanos() / stepHosts;
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  /** All state is lost but for the topics; {@code os-db} must be written again. */
  private void restart() {
    stop();
    written = new ArrayList<>();
    stored = new StoredDatabase();
    start();
  }

  @Test
  void topologyIsTheCommittedOne() throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(GOLDEN, topology.describe().toString());
    }
    assertThat(topology.describe()).hasToString(Files.readString(GOLDEN));
  }

  @Test
  void fingerprintBecomesTheHostRecordOfItsObservation() {
    load("Alpha");

    pipe("192.0.2.1", "a");

    List<HostRecord> found = hosts.readValuesToList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).getObservation()).isEqualTo("a");
    assertThat(found.get(0).getOutcome()).isEqualTo(Outcome.EXACT);
    assertThat(found.get(0).getMatches().get(0).getName()).isEqualTo("Alpha");
    assertThat(found.get(0).getDatabaseGeneration()).isEqualTo(1);
  }

  @Test
  void fingerprintsWaitForADatabaseAndComeOutInOrder() {
    pipe("192.0.2.1", "a");
    pipe("192.0.2.2", "b");
    aMomentLater();
    assertThat(hosts.isEmpty()).isTrue();

    load("Alpha");
    pipe("192.0.2.3", "c");
    aMomentLater();

    assertThat(published())
        .containsExactly("a Alpha OBSERVATION", "b Alpha OBSERVATION", "c Alpha OBSERVATION");
  }

  @Test
  void withoutADatabaseTheMetricSaysNoneAndFingerprintsWait() {
    pipe("192.0.2.1", "a");
    aMomentLater();
    assertThat(metric("database-generation")).isZero();

    load("Alpha");
    aMomentLater();
    assertThat(metric("database-generation")).isEqualTo(1);
  }

  @Test
  void halfLoadedDatabaseMatchesNothing() {
    DatabaseEdit edit = base().importing(database("Alpha", "Other=FFFF"), true);
    List<DatabaseEdit.Write> writes = edit.writes();
    writes.stream().skip(1).forEach(this::write); // one of two entries, and the manifest
    pipe("192.0.2.1", "a");
    aMomentLater();
    assertThat(hosts.isEmpty()).isTrue();

    write(writes.get(0));
    aMomentLater();

    assertThat(published()).containsExactly("a Alpha OBSERVATION");
  }

  @Test
  void generationWhoseDigestIsWrongIsRefusedAndTheOneBeforeStays() {
    load("Alpha");
    pipe("192.0.2.1", "a");
    refusedGeneration("Beta", manifest -> manifest.setDigest("0".repeat(64)));

    pipe("192.0.2.1", "b");
    aMomentLater();

    assertThat(published()).containsExactly("a Alpha OBSERVATION", "b Alpha OBSERVATION");
  }

  @Test
  void afterARestartAWrongManifestStillLeavesTheGenerationBefore() {
    load("Alpha");
    refusedGeneration("Beta", manifest -> manifest.setCount(2));
    List<DatabaseEdit.Write> topic = written;
    restart();
    topic.forEach(this::write);

    pipe("192.0.2.1", "a");
    aMomentLater();

    assertThat(published()).containsExactly("a Alpha OBSERVATION");
  }

  @Test
  void nextGenerationMatchesKnownHostsAgain() {
    load("Alpha", "Other=FFFF");
    pipe("192.0.2.1", "a");
    pipe(Subjects.observed("192.0.2.2", "b", "FFFF"));
    aMomentLater();
    assertThat(published()).containsExactly("a Alpha OBSERVATION", "b Other OBSERVATION");
    assertThat(changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1", "192.0.2.2 OBSERVATION none -> Other by 1");

    load("Beta", "Other=FFFF");
    aMomentLater();

    HostRecord again = hosts.readValue();
    assertThat(hosts.isEmpty()).isTrue();
    assertThat(again.getMatches().get(0).getName()).isEqualTo("Beta");
    assertThat(again.getCause()).isEqualTo(Cause.DATABASE);
    assertThat(again.getDatabaseGeneration()).isEqualTo(2);
    assertThat(again.getPreviousDatabaseGeneration()).hasValue(1L);
    HostChange change = changes.readValue();
    assertThat(summary(change)).isEqualTo("Alpha by 1 -> Beta by 2");
    assertThat(change.getCause()).isEqualTo(Cause.DATABASE);
    assertThat(change.getChangedAtNanos()).isEqualTo(ACTIVATED_MILLIS * 1_000_000);
    aMomentLater();
    assertThat(changes.isEmpty()).isTrue();
  }

  @Test
  void ofTwoGenerationsThatComeAtOnceTheLaterCountsAndIsMatchedOnce() {
    load("Alpha");
    pipe("192.0.2.1", "a");
    load("Beta");
    load("Gamma");
    aMomentLater();

    assertThat(published()).containsExactly("a Alpha OBSERVATION", "a Gamma DATABASE");
    assertThat(changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1",
            "192.0.2.1 DATABASE Alpha by 1 -> Gamma by 3");
  }

  @Test
  void rollbackIsAChangeOfTheDatabaseToo() {
    load("Alpha");
    pipe("192.0.2.1", "a");
    load("Beta");
    aMomentLater();
    edit(base().activating(stored.layer(DatabaseLayer.BASE).generation(1).orElseThrow()));
    aMomentLater();

    assertThat(published())
        .containsExactly("a Alpha OBSERVATION", "a Beta DATABASE", "a Alpha DATABASE");
  }

  @Test
  void overlayEntriesWinTiesAndGoAway() {
    load("Alpha");
    pipe("192.0.2.1", "a");
    var overlay = new LayerEdits(DatabaseLayer.OVERLAY, stored, ACTIVATED_MILLIS);
    edit(overlay.overlaying(List.of(local("Mine"))));
    aMomentLater();

    assertThat(published()).containsExactly("a Alpha OBSERVATION", "a Mine DATABASE");

    edit(new LayerEdits(DatabaseLayer.OVERLAY, stored, 9).overlaying(List.of()));
    aMomentLater();
    assertThat(published()).containsExactly("a Alpha DATABASE");
  }

  @Test
  void newObservationIsAChangeOnlyWhenItSaysSomethingElse() {
    load("Alpha", "Other=FFFF");
    pipe("192.0.2.1", "a");
    pipe("192.0.2.1", "b");
    pipe(Subjects.observed("192.0.2.1", "c", "FFFF"));

    assertThat(changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1",
            "192.0.2.1 OBSERVATION Alpha by 1 -> Other by 1");
  }

  @Test
  void tombstoneOnFingerprintsRetiresTheHost() {
    load("Alpha");
    pipe("192.0.2.1", "a");
    retireOn(fingerprints, "192.0.2.1");
    load("Beta");
    aMomentLater();

    assertThat(hosts.readKeyValuesToList())
        .extracting(record -> record.value == null ? "tombstone" : name(record.value))
        .containsExactly("Alpha", "tombstone");
    assertThat(changed())
        .containsExactly(
            "192.0.2.1 OBSERVATION none -> Alpha by 1", "192.0.2.1 RETIREMENT Alpha by 1 -> none");
  }

  @Test
  void tombstoneOnHostsRetiresTheHost() {
    load("Alpha");
    pipe("192.0.2.1", "a");
    hosts.readValuesToList();
    retireOn(hostRecords, "192.0.2.1");
    load("Beta");
    aMomentLater();

    assertThat(hosts.readValuesToList()).allMatch(record -> record == null);
    pipe("192.0.2.1", "b");
    assertThat(published()).containsExactly("b Beta OBSERVATION");
  }

  @Test
  void retiredHostThatStillWaitsForADatabaseIsNotPublished() {
    pipe("192.0.2.1", "a");
    retireOn(fingerprints, "192.0.2.1");
    load("Alpha");
    aMomentLater();

    assertThat(hosts.readValuesToList()).allMatch(record -> record == null);
  }

  @Test
  void walkGoesOnStepByStepAndSaysNothingTwice() {
    load("Alpha");
    for (int i = 0; i < 10; i++) {
      pipe("192.0.2." + i, "a");
    }
    published();
    stepHosts = 3; // looks at the clock until a step is over
    load("Beta");

    List<Integer> steps = new ArrayList<>();
    List<Double> progress = new ArrayList<>();
    for (int step = 0; step < 8; step++) {
      driver.advanceWallClockTime(Pace.USUAL.every());
      steps.add(published().size());
      progress.add(metric("rematch-progress"));
    }

    assertThat(steps.get(0)).isBetween(1, 4);
    assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
    assertThat(progress).isSorted().startsWith(steps.get(0) / 10.0).endsWith(1.0);
  }

  @Test
  void numbersOfATaskGoAwayWithIt() {
    load("Alpha");
    pipe("192.0.2.1", "a");
    assertThat(metric("database-generation")).isEqualTo(1);

    TopologyTestDriver before = driver;
    restart();

    assertThat(before.metrics().keySet())
        .noneMatch(name -> name.group().equals("stackprint-matcher"));
  }

  private double metric(String name) {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(name))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .max()
        .orElseThrow();
  }

  private static ReferenceFingerprint local(String name) {
    Reference entry = database(name).references().get(0);
    var local = new Reference(Reference.idOfLocal(1), 0, name, entry.classes(), entry.tests());
    return ReferenceFingerprint.newBuilder(DatabaseRecords.toRecord(local, 1))
        .setLayer(DatabaseLayer.OVERLAY)
        .build();
  }

  /** Writes a generation whose manifest does not agree with its entries. */
  private void refusedGeneration(String name, UnaryOperator<DatabaseManifest.Builder> wrong) {
    for (DatabaseEdit.Write write : base().importing(database(name), true).writes()) {
      DatabaseRecord value = write.value().orElseThrow();
      DatabaseRecord spoilt =
          value.either(
              entry -> value,
              manifest ->
                  DatabaseRecord.of(wrong.apply(DatabaseManifest.newBuilder(manifest)).build()));
      write(new DatabaseEdit.Write(write.key(), Optional.of(spoilt)));
    }
  }

  /** Writes an edit of the database, as an import does. */
  private void edit(DatabaseEdit edit) {
    edit.writes().forEach(this::write);
  }

  private void write(DatabaseEdit.Write write) {
    written.add(write);
    stored.apply(new DatabaseEdit(List.of(write)));
    osDb.pipeInput(write.key(), write.value().orElse(null));
  }

  private LayerEdits base() {
    return new LayerEdits(DatabaseLayer.BASE, stored, ACTIVATED_MILLIS);
  }

  private void load(String... nameAndWindow) {
    edit(base().importing(database(nameAndWindow), true));
  }

  private void retireOn(TestInputTopic<HostKey, ?> topic, String address) {
    topic.pipeInput(new HostKey("lab", address), null, 7_000);
  }

  private void pipe(String address, String observation) {
    pipe(Subjects.observed(address, observation));
  }

  private void pipe(SubjectFingerprint subject) {
    fingerprints.pipeInput(new HostKey(subject.getScope(), subject.getAddress()), subject);
  }

  private void aMomentLater() {
    driver.advanceWallClockTime(A_MOMENT);
  }

  private List<String> published() {
    return hosts.readValuesToList().stream()
        .map(host -> host.getObservation() + " " + name(host) + " " + host.getCause())
        .toList();
  }

  private static String name(HostRecord host) {
    return host.getMatches().isEmpty() ? "nothing" : host.getMatches().get(0).getName();
  }

  private List<String> changed() {
    return changes.readValuesToList().stream()
        .map(change -> change.getAddress() + " " + change.getCause() + " " + summary(change))
        .toList();
  }

  private static String summary(HostChange change) {
    return summary(change.getBefore()) + " -> " + summary(change.getAfter());
  }

  private static String summary(Optional<VerdictSummary> verdict) {
    return verdict
        .map(one -> one.getName().orElse("nothing") + " by " + one.getDatabaseGeneration())
        .orElse("none");
  }

  /** Entries with one window each; the window of the subjects where none is said. */
  private static OsDatabase database(String... nameAndWindow) {
    var text = new StringBuilder("MatchPoints\nWIN(W1=15)\n\n");
    for (String entry : nameAndWindow) {
      String[] parts = entry.split("=", 2);
      text.append("Fingerprint ").append(parts[0]);
      text.append("\nClass Maker | ").append(parts[0]).append(" | 1.X | general purpose\nWIN(W1=");
      text.append(parts.length > 1 ? parts[1] : Subjects.WINDOW).append(")\n\n");
    }
    byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
    return DatabaseReader.read(octets, "test", Rules.DEFAULT.profile()).database();
  }
}
