package io.stackprint.matcher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.HostRecord;
import io.stackprint.record.Outcome;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.RecordOctets;
import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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

  @TempDir Path state;
  private Topology topology;
  private TopologyTestDriver driver;
  private TestInputTopic<HostKey, SubjectFingerprint> fingerprints;
  private TestInputTopic<DatabaseKey, DatabaseRecord> osDb;
  private TestOutputTopic<HostKey, HostRecord> hosts;

  @BeforeEach
  void start() {
    var topics = new Topics("", SchemaRegistry.inMemory());
    StreamsConfig config =
        StreamsSettings.of(Service.MATCHER, topics, Map.of("bootstrap.servers", "none:1"), state);
    topology = MatcherTopology.build(config, topics, Rules.DEFAULT);
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
    hosts =
        driver.createOutputTopic(
            topics.hosts().name(),
            topics.hosts().key().deserializer(),
            topics.hosts().value().deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
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
    load(1, "Alpha");

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
    driver.advanceWallClockTime(A_MOMENT);
    assertThat(hosts.isEmpty()).isTrue();

    load(1, "Alpha");
    pipe("192.0.2.3", "c");
    driver.advanceWallClockTime(A_MOMENT);

    assertThat(hosts.readValuesToList())
        .extracting(HostRecord::getObservation)
        .containsExactly("a", "b", "c");
  }

  @Test
  void halfLoadedDatabaseMatchesNothing() {
    OsDatabase database = database("Alpha");
    List<ReferenceFingerprint> entries = DatabaseRecords.toRecords(database, 1);
    put(DatabaseRecord.of(entries.get(0))); // one of two
    put(DatabaseRecord.of(manifest(database, 1, entries)));
    pipe("192.0.2.1", "a");
    driver.advanceWallClockTime(A_MOMENT);
    assertThat(hosts.isEmpty()).isTrue();

    put(DatabaseRecord.of(entries.get(1)));
    driver.advanceWallClockTime(A_MOMENT);

    assertThat(hosts.readValuesToList()).hasSize(1);
  }

  @Test
  void generationWhoseDigestIsWrongIsRefusedAndTheOneBeforeStays() {
    load(1, "Alpha");
    driver.advanceWallClockTime(A_MOMENT);
    OsDatabase next = database("Beta");
    List<ReferenceFingerprint> entries = DatabaseRecords.toRecords(next, 2);
    entries.forEach(entry -> put(DatabaseRecord.of(entry)));
    put(
        DatabaseRecord.of(
            DatabaseManifest.newBuilder(manifest(next, 2, entries))
                .setDigest("0".repeat(64))
                .build()));
    driver.advanceWallClockTime(A_MOMENT);

    pipe("192.0.2.1", "a");

    assertThat(hosts.readValue().getMatches().get(0).getName()).isEqualTo("Alpha");
  }

  @Test
  void nextGenerationTakesOver() {
    load(1, "Alpha");
    pipe("192.0.2.1", "a");
    load(2, "Beta");
    driver.advanceWallClockTime(A_MOMENT);
    pipe("192.0.2.1", "b");

    assertThat(hosts.readValuesToList())
        .extracting(host -> host.getMatches().get(0).getName())
        .containsExactly("Alpha", "Beta");
  }

  private void load(long generation, String name) {
    OsDatabase database = database(name);
    List<ReferenceFingerprint> entries = DatabaseRecords.toRecords(database, generation);
    entries.forEach(entry -> put(DatabaseRecord.of(entry)));
    put(DatabaseRecord.of(manifest(database, generation, entries)));
  }

  private void put(DatabaseRecord record) {
    osDb.pipeInput(record.key(), record);
  }

  private void pipe(String address, String observation) {
    SubjectFingerprint subject = Subjects.observed(address, observation);
    fingerprints.pipeInput(new HostKey(subject.getScope(), address), subject);
  }

  private static DatabaseManifest manifest(
      OsDatabase database, long generation, List<ReferenceFingerprint> entries) {
    return DatabaseRecords.manifest(database, generation, entries, RecordOctets::of, 0);
  }

  private static OsDatabase database(String name) {
    String text =
        """
        MatchPoints
        WIN(W1=15)

        Fingerprint %s
        Class Maker | System | 1.X | general purpose
        WIN(W1=%s)

        Fingerprint Other
        Class Maker | Else | | router
        WIN(W1=FFFF)
        """
            .formatted(name, Subjects.WINDOW);
    return DatabaseReader.read(text.getBytes(StandardCharsets.UTF_8), name, Rules.DEFAULT.profile())
        .database();
  }
}
