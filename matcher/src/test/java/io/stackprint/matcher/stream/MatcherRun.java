package io.stackprint.matcher.stream;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.generation.DatabaseEdit;
import io.stackprint.matcher.generation.LayerEdits;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.HostChange;
import io.stackprint.record.HostRecord;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.VerdictSummary;
import io.stackprint.service.TopologyRun;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A matcher in the test driver for each test, with what it asks of it and of the database. */
final class MatcherRun implements BeforeEachCallback, AfterEachCallback {
  static final long ACTIVATED_MILLIS = 5_000;
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  final Topics topics;
  private Path state;
  TopologyRun run;
  TestInputTopic<HostKey, SubjectFingerprint> fingerprints;
  TestInputTopic<HostKey, HostRecord> hostRecords;
  TestOutputTopic<HostKey, HostRecord> hosts;
  TestOutputTopic<HostKey, HostChange> changes;

  /** The topic {@code os-db} since the start. */
  List<DatabaseEdit.Write> written = new ArrayList<>();

  StoredDatabase stored = new StoredDatabase();

  /** How many hosts a step of the re-match sees before it is over. */
  long stepHosts = Long.MAX_VALUE;

  /** How many fingerprints were written here since the start. */
  int piped;

  private TestInputTopic<DatabaseKey, DatabaseRecord> osDb;
  private long clockNanos;

  @SuppressWarnings("NullAway.Init") // beforeEach() sets what is not set here
  MatcherRun() {
    topics = new Topics("", SchemaRegistry.inMemory());
  }

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    state = Files.createTempDirectory("matcher");
    start();
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    run.close();
    Utils.delete(state.toFile());
  }

  private void start() {
    run =
        new TopologyRun(
            Service.MATCHER,
            topics,
            state,
            START,
            config ->
                MatcherTopology.build(
                    config, topics, new ActiveDatabase(Rules.DEFAULT, Runnable::run), pace()));
    fingerprints = run.input(topics.fingerprints());
    osDb = run.input(topics.osDb());
    hostRecords = run.input(topics.hosts());
    changes = run.output(topics.hostChanges());
    hosts = run.output(topics.hosts());
  }

  /** A clock that goes on when it is looked at: a step is so many looks long. */
  private Pace pace() {
    return new Pace(Pace.USUAL.every(), Pace.USUAL.step(), () -> clockNanos += tick());
  }

  private long tick() {
    return Pace.USUAL.step().toNanos() / stepHosts;
  }

  /** All state is lost but for the topics; {@code os-db} must be written again. */
  void restart() {
    run.close();
    written = new ArrayList<>();
    stored = new StoredDatabase();
    start();
  }

  /** Loads a database with entries of one window each: {@code NAME} or {@code NAME=WINDOW}. */
  void load(String... nameAndWindow) {
    edit(base().importing(database(nameAndWindow), true));
  }

  /** Edits of the base as it is now. */
  LayerEdits base() {
    return new LayerEdits(DatabaseLayer.BASE, stored, ACTIVATED_MILLIS);
  }

  /** Writes an edit of the database, as an import does. */
  void edit(DatabaseEdit edit) {
    edit.writes().forEach(this::write);
  }

  void write(DatabaseEdit.Write write) {
    written.add(write);
    stored.apply(new DatabaseEdit(List.of(write)));
    osDb.pipeInput(write.key(), write.value().orElse(null));
  }

  /** Writes a generation whose manifest does not agree with its entries. */
  void refusedGeneration(String name, UnaryOperator<DatabaseManifest.Builder> wrong) {
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

  void pipe(String address, String observation) {
    pipe(Subjects.observed(address, observation));
  }

  void pipe(SubjectFingerprint subject) {
    piped++;
    fingerprints.pipeInput(new HostKey(subject.getScope(), subject.getAddress()), subject);
  }

  void retireOn(TestInputTopic<HostKey, ?> topic, String address) {
    topic.pipeInput(new HostKey("lab", address), null, 7_000);
  }

  void aMomentLater() {
    run.driver().advanceWallClockTime(A_MOMENT);
  }

  double metric(String name) {
    return run.driver().metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(name))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .max()
        .orElseThrow();
  }

  /** Observation, name and cause of each host record since the last time. */
  List<String> published() {
    return hosts.readValuesToList().stream()
        .map(host -> host.getObservation() + " " + name(host) + " " + host.getCause())
        .toList();
  }

  /** Address, cause and verdicts of each change since the last time. */
  List<String> changed() {
    return changes.readValuesToList().stream()
        .map(change -> change.getAddress() + " " + change.getCause() + " " + summary(change))
        .toList();
  }

  static String name(HostRecord host) {
    return host.getMatches().isEmpty() ? "nothing" : host.getMatches().get(0).getName();
  }

  static String summary(HostChange change) {
    return summary(change.getBefore()) + " -> " + summary(change.getAfter());
  }

  private static String summary(Optional<VerdictSummary> verdict) {
    return verdict
        .map(one -> one.getName().orElse("nothing") + " by " + one.getDatabaseGeneration())
        .orElse("none");
  }

  /** An entry of the overlay that fits the usual window. */
  static ReferenceFingerprint local(String name) {
    Reference entry = database(name).references().get(0);
    var local = new Reference(Reference.idOfLocal(1), 0, name, entry.classes(), entry.tests());
    return ReferenceFingerprint.newBuilder(DatabaseRecords.toRecord(local, 1))
        .setLayer(DatabaseLayer.OVERLAY)
        .build();
  }

  /** Entries with one window each; the window of the subjects where none is said. */
  static OsDatabase database(String... nameAndWindow) {
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
