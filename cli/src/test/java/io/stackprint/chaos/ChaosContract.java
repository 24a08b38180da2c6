package io.stackprint.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cli.Run;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.letters.DeadLetters;
import io.stackprint.letters.LetterFilter;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.pipeline.KafkaPipeline;
import io.stackprint.prober.app.EvidenceProducer;
import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.Service;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Exactly once, shown: while hosts are scanned, instances are killed and paused and the broker is
 * restarted, at random; afterwards every {@link Guarantee} holds.
 *
 * <p>The seed is printed; {@code -Dchaos.seed=…} draws the same faults again, though not at the
 * same moments.
 */
public abstract class ChaosContract {
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");
  private static final int HOSTS = Integer.getInteger("chaos.hosts", 300);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final long started = System.nanoTime();
  private final String prefix;
  private final Set<Fault> kinds;
  private final int faultCount;
  private final int seconds;

  /** Stays, with all logs, until the next run. */
  private final Path directory;

  /**
   * A run.
   *
   * @param name of its directory
   * @param prefix of its topics
   * @param kinds what happens
   * @param faultCount how often something happens
   * @param seconds how long hosts are scanned
   */
  ChaosContract(String name, String prefix, Set<Fault> kinds, int faultCount, int seconds) {
    directory = Path.of("target", name);
    this.prefix = prefix;
    this.kinds = kinds;
    this.faultCount = faultCount;
    this.seconds = seconds;
  }

  /** What it happens to. */
  abstract Installation install(Path directory) throws IOException;

  @BeforeEach
  void begin() throws IOException {
    Path unused = Installation.emptied(directory);
  }

  @Test
  void everyGuaranteeHoldsWhateverHappens() throws Exception {
    say("%d hosts, %d faults, -Dchaos.seed=%d".formatted(HOSTS, faultCount, SEED));
    ScannedHosts hosts = ScannedHosts.in("chaos");
    Published undisturbed = undisturbed(hosts);
    say("undisturbed: " + undisturbed.hosts().size() + " host records");

    Published disturbed = disturbed(hosts);

    for (Guarantee guarantee : Guarantee.values()) {
      guarantee.assertHolds(undisturbed, disturbed);
      say("holds: " + guarantee);
    }
  }

  /** What the same services publish in one JVM when nothing happens. */
  private static Published undisturbed(ScannedHosts hosts) throws IOException {
    OsDatabase database =
        DatabaseReader.read(
                Files.readAllBytes(DATABASE), DATABASE.toString(), Rules.DEFAULT.profile())
            .database();
    var published = new Published();
    var cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE);
    try (var pipeline =
        new KafkaPipeline(
            cluster,
            Rules.DEFAULT,
            database,
            0,
            host -> {
              published.addHost(host.getObservation(), host);
              published.addFingerprint(host.getObservation(), host.getFingerprint());
            })) {
      for (int number = 0; number < HOSTS; number++) {
        hosts.host(number).forEach(pipeline::accept);
      }
      pipeline.finish();
    }
    return published;
  }

  private Published disturbed(ScannedHosts hosts) throws Exception {
    try (var installation = install(directory)) {
      importDatabase(installation);
      installation.startServices();
      Map<String, String> clients = Map.of("bootstrap.servers", installation.bootstrapServer());
      var topics =
          new Topics(
              prefix, new RegistryClient(RegistryConfig.of(URI.create(installation.registry()))));
      var faults = CompletableFuture.runAsync(() -> strike(installation));
      try (var producer = new EvidenceProducer(topics.probeReplies(), clients)) {
        new Feeder(hosts, HOSTS, new Random(SEED))
            .run(producer::send, Duration.ofSeconds(seconds).toNanos() / HOSTS);
        producer.flush();
      }
      say("all hosts are sent");
      faults.join();
      Published published = collect(topics, clients);
      say(installation.starts() + " processes were started");
      return published;
    }
  }

  private static void importDatabase(Installation installation) {
    Run run =
        Run.of("db", "import", "--config", installation.config().toString(), DATABASE.toString());
    assertThat(run.status()).as(run.err()).isZero();
  }

  private void strike(Installation installation) {
    var random = new Random(SEED);
    long gapMillis = 1_000L * seconds / (faultCount + 1);
    int number = 0;
    for (Fault fault : Fault.draw(kinds, faultCount, random)) {
      Installation.pause(gapMillis / 2 + random.nextInt((int) gapMillis));
      say("fault %d: %s".formatted(++number, fault.strike(installation, random)));
      installation.awaitBroker();
    }
  }

  /** Everything that is committed, once it is all there and nothing more comes. */
  private Published collect(Topics topics, Map<String, String> clients) {
    var published = new Published();
    try (var fingerprints = new Reader<>(topics.fingerprints(), clients);
        var hosts = new Reader<>(topics.hosts(), clients)) {
      long lastSign = System.nanoTime();
      boolean quiet = false;
      while (!quiet) {
        int news =
            fingerprints.poll(one -> published.addFingerprint(one.getObservation(), one))
                + hosts.poll(one -> published.addHost(one.getObservation(), one));
        long now = System.nanoTime();
        lastSign = news > 0 ? now : lastSign;
        Duration silence = published.hosts().size() < HOSTS ? PATIENCE : Duration.ofSeconds(5);
        quiet = now - lastSign > silence.toNanos();
      }
    }
    say("%d observations have a host record".formatted(published.hosts().size()));
    requireNoLetters(topics, clients);
    return published;
  }

  private static void requireNoLetters(Topics topics, Map<String, String> clients) {
    var ofBoth =
        new LetterFilter(
            Set.of(Service.FINGERPRINTER, Service.MATCHER),
            Set.of(),
            Optional.empty(),
            Instant.MIN,
            Instant.MAX);
    assertThat(DeadLetters.read(topics, clients, ofBoth).letters())
        .extracting(letter -> letter.exception() + ": " + letter.cause() + "\n" + letter.trace())
        .isEmpty();
  }

  private void say(String what) {
    System.out.printf("chaos %5.1f s: %s%n", (System.nanoTime() - started) / 1e9, what);
  }
}
