package io.stackprint.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.chaos.ScannedHosts;
import io.stackprint.cli.Run;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.app.FingerprinterService;
import io.stackprint.guarantee.Site;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.service.Metrics;
import io.stackprint.service.RunningService;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.Service;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Poison on a real broker, exactly once, and what an operator then does with the letters. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DeadLettersContract {
  private static final String PREFIX = "poison-";
  private static final long TIME = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
  private static final byte[] KEY = "lab/192.0.2.1".getBytes(UTF_8);

  /** A title for the terminal and a cleared screen, as a hostile record would have them. */
  private static final String HOSTILE = "\u001b]0;owned\u0007\u001b[2J\u202e";

  private final Site site;
  private final Topics topics;
  private RunningService fingerprinter;
  private RawTopics raw;
  private String config;

  protected DeadLettersContract(Site site) {
    this.site = site;
    topics = site.provideTopics(PREFIX, TopicLayout.ONE_MACHINE);
  }

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    raw = new RawTopics(site.clientProperties());
    config = site.config(directory, "topic.prefix=" + PREFIX).toString();
    fingerprinter =
        FingerprinterService.service(
                topics,
                site.clientProperties(),
                directory.resolve("state"),
                Rules.DEFAULT,
                Metrics.unread())
            .start();
  }

  @AfterAll
  void stop() {
    fingerprinter.close();
    raw.close();
  }

  @Test
  @Order(1)
  void eachPoisonIsALetterAndTheRestGoesOn() throws Exception {
    byte[] largest = new byte[1_000_000]; // nearly what a broker takes
    byte[] truncated = {0, 0, 0, 0, 1, 20, 'l', 'a'};
    for (byte[] poison : List.of("no magic".getBytes(UTF_8), truncated, largest)) {
      raw.send(topics.probeReplies(), TIME, KEY, poison);
    }
    raw.send(topics.probeReplies(), TIME, HOSTILE.getBytes(UTF_8), new byte[] {1});
    for (Evidence piece : ScannedHosts.in("lab").host(1)) {
      raw.send(topics.probeReplies(), TIME, piece.host(), piece);
    }

    List<ConsumerRecord<byte[], byte[]>> fingerprints = raw.await(topics.fingerprints(), 1);
    SubjectFingerprint found =
        topics.fingerprints().value().deserializer().deserialize("", fingerprints.get(0).value());
    assertThat(found.getObservation()).isEqualTo(ScannedHosts.observation(1));
    assertThat(found.getComplete()).isTrue();
    assertThat(letters())
        .extracting(ConsumerRecord::value)
        .contains("no magic".getBytes(UTF_8), truncated, largest);
    assertThat(fingerprinter.hasFailed()).isFalse();
  }

  @Test
  @Order(2)
  void listShowsWhereEachCameFromAndWhy() {
    Run run = list();

    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).hasSize(5);
    assertThat(run.out())
        .contains("fingerprinter/0/")
        .contains("2026-01-31T12:00:00Z")
        .contains("probe-replies-0@0")
        .contains("wrong magic octet at octet 0: expected 0x00, found 0x6e");
    assertThat(list("--cause", "MAGIC octet").out().lines()).hasSizeGreaterThan(1);
    assertThat(list("--cause", "nothing like it").err()).contains("no such dead letters");
    assertThat(list("--until", "2026-01-31T12:00:00Z").err()).contains("no such dead letters");
    assertThat(list("--service", "matcher").err()).contains("no such dead letters");
  }

  @Test
  @Order(3)
  void nothingOfALetterReachesATerminalUnescaped() {
    for (String output : List.of(list().out(), run("show", "--config", config).out())) {
      assertThat(output.chars().filter(c -> (c < ' ' && c != '\n') || c == 0x7f || c == 0x202e))
          .isEmpty();
    }
    assertThat(list().out()).contains("\\u001b]0;owned");
  }

  @Test
  @Order(4)
  void showHasTheOctets() {
    Run run = run("show", "--config", config, "--cause", "expected 0x00, found 0x6e");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("6e 6f 20 6d 61 67 69 63")
        .contains("no magic")
        .contains("record:    cannot be read: wrong magic octet")
        .contains("exception: org.apache.kafka.common.errors.SerializationException");
  }

  @Test
  @Order(5)
  void replayPutsTheOctetsBackOnce() {
    Run first = run("replay", "--config", config, "--cause", "found 0x6e");
    Run second = run("replay", "--config", config, "--cause", "found 0x6e");

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out().lines()).hasSize(1);
    String id = first.out().strip();
    assertThat(second.err()).contains(id + ": replayed before; left alone");
    List<ConsumerRecord<byte[], byte[]>> replayed =
        raw.read(topics.probeReplies()).stream()
            .filter(record -> record.headers().lastHeader(LetterReplay.MARKER) != null)
            .toList();
    assertThat(replayed).isNotEmpty();
    assertThat(replayed.get(0).key()).isEqualTo(KEY);
    assertThat(replayed.get(0).value()).isEqualTo("no magic".getBytes(UTF_8));
    assertThat(replayed.get(0).timestamp()).isEqualTo(TIME);
    assertThat(list(id).out()).containsPattern("yes +wrong magic");
  }

  @Test
  @Order(6)
  void replayOfAllMustBeSaid() {
    Run run = run("replay", "--config", config);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Give the letters, or --service, --cause or a time, or --all");
  }

  @Test
  @Order(7)
  void whatIsNoLetterIsRefused() {
    Run run = run("show", "--config", config, "matcher-0-12");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("expected SERVICE/PARTITION/OFFSET, such as matcher/0/12");
  }

  private Run list(String... more) {
    List<String> arguments = new ArrayList<>(List.of("list", "--config", config));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(List.of(arguments));
    return Run.of(all.toArray(String[]::new));
  }

  private List<ConsumerRecord<byte[], byte[]>> letters() throws InterruptedException {
    return raw.await(topics.deadLetters(Service.FINGERPRINTER), 4);
  }
}
