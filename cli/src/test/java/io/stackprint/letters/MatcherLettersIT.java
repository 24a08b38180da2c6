package io.stackprint.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cli.Run;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.guarantee.Site;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.matcher.app.MatcherService;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.service.Metrics;
import io.stackprint.service.RunningService;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.RandomRecords;
import io.stackprint.topics.Service;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Poison for the matcher on a real broker, before it starts and while it runs. */
class MatcherLettersIT {
  private static final long TIME = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
  private static final HostKey HOST = new HostKey("lab", "192.0.2.1");
  private static final byte[] ENTRY = "7/00000009".getBytes(UTF_8);

  private static final SubjectFingerprint GOOD =
      SubjectFingerprint.newBuilder(
              (SubjectFingerprint) new RandomRecords(1).of(SubjectFingerprint.getClassSchema()))
          .setScope(HOST.scope())
          .setAddress(HOST.address())
          .setStartedAtNanos(0)
          .setEndedAtNanos(1_000_000_000)
          .setRounds(List.of())
          .build();

  @TempDir Path directory;
  private EmbeddedCluster cluster;
  private RawTopics raw;
  private Topics topics;
  private String config;

  @BeforeEach
  void start() throws IOException {
    cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE);
    raw = new RawTopics(cluster.clientProperties());
    topics = cluster.topics();
    config =
        new Site(
                cluster.clientProperties().get("bootstrap.servers"),
                cluster.registryUrl().toString())
            .config(directory)
            .toString();
  }

  @AfterEach
  void stop() {
    raw.close();
    cluster.close();
  }

  @Test
  void poisonIsALetterOnceAndTheRestGoesOn() throws Exception {
    raw.send(topics.osDb(), TIME, ENTRY, "restored".getBytes(UTF_8));
    load();
    try (RunningService matcher = matcher("one")) {
      raw.send(topics.osDb(), TIME, ENTRY, "seen later".getBytes(UTF_8));
      var early = SubjectFingerprint.newBuilder(GOOD).setEndedAtNanos(-1).build();
      raw.send(topics.fingerprints(), TIME, HOST, early);
      raw.send(topics.fingerprints(), TIME, HOST, GOOD);

      raw.await(topics.hosts(), 1);
      assertThat(raw.await(topics.deadLetters(Service.MATCHER), 3))
          .extracting(ConsumerRecord::value)
          .contains("restored".getBytes(UTF_8), "seen later".getBytes(UTF_8));
      assertThat(matcher.hasFailed()).isFalse();
    }
    // Its stores are lost; what has a letter is known from the changelog.
    try (RunningService matcher = matcher("two")) {
      Run list = run("list", "--service", "matcher");
      assertThat(list.out())
          .contains("os-db-0@0", "wrong magic octet", "fingerprints-0@0", "endedAtNanos: expected");
      assertThat(run("show", "--cause", "found 0x73").out()).contains("73 65 65 6e");

      Run replay = run("replay", "--cause", "found 0x73");
      assertThat(replay.status()).as(replay.err()).isZero();

      List<ConsumerRecord<byte[], byte[]>> letters =
          raw.await(topics.deadLetters(Service.MATCHER), 5); // one more, and the receipt
      assertThat(letters)
          .filteredOn(letter -> letter.headers().lastHeader(LetterReplay.MARKER) != null)
          .extracting(ConsumerRecord::value)
          .containsExactly("seen later".getBytes(UTF_8));
      assertThat(matcher.hasFailed()).isFalse();
    }
  }

  private Run run(String command, String... options) {
    var arguments = new ArrayList<>(List.of("dead-letters", command, "--config", config));
    arguments.addAll(List.of(options));
    return Run.of(arguments.toArray(String[]::new));
  }

  private RunningService matcher(String state) {
    return MatcherService.service(
            topics,
            cluster.clientProperties(),
            directory.resolve(state),
            Rules.DEFAULT,
            Metrics.unread())
        .start();
  }

  private void load() {
    byte[] text = "MatchPoints\nWIN(W1=15)\n\nFingerprint Alpha\nWIN(W1=4000)\n".getBytes(UTF_8);
    var database = DatabaseReader.read(text, "test", Rules.DEFAULT.profile()).database();
    new DatabaseImport(topics.osDb(), cluster.clientProperties())
        .run(database, System.currentTimeMillis());
  }
}
