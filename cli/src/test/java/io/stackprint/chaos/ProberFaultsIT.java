package io.stackprint.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cli.RawSockets;
import io.stackprint.cli.Run;
import io.stackprint.record.HostRecord;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.RegistryClient;
import io.stackprint.topics.RegistryConfig;
import io.stackprint.topics.Topics;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a scan when its prober is killed, or the broker is away: real processes scan the
 * loopback network, each host in two rounds, so that there is always one between its rounds.
 *
 * <p>The broker is away for {@code -Dfaults.seconds=30} with
 *
 * <pre>
 * ./mvnw -B -pl cli -am verify -Dit.test=ProberFaultsIT -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.seconds=30
 * </pre>
 */
class ProberFaultsIT {
  private static final Path SHIPPED = Path.of("src/main/resources/stackprint-os-db");
  private static final int SECONDS = Integer.getInteger("faults.seconds", 5);
  private static final int HOSTS = 50;
  private static final int MOMENT = 15; // hosts that are done when something happens
  private static final int SILENT_POLLS = 5;
  private static final Pattern ADDRESS =
      Pattern.compile("(?m)^\\{\"scope\":\"[^\"]*\",\"address\":\"[0-9.]+\"");

  /** Where nothing matches, a host is probed again. */
  private static final String NOTHING_MATCHES =
      """
      Fingerprint Nothing on this network
      Class Nobody | None || specialized
      SEQ(R=N)
      OPS(R=N)
      WIN(R=N)
      ECN(R=N)
      T1(R=N)
      T2(R=Y%DF=Y%T=1%TG=20%W=1%S=Z%A=Z%F=R%O=%RD=0%Q=)
      T3(R=N)
      T4(R=N)
      T5(R=N)
      T6(R=N)
      T7(R=N)
      U1(R=N)
      IE(R=N)
      """;

  /** Stays, with all logs, until the next run. */
  private static final Path DIRECTORY = Path.of("target", "prober-faults");

  private static Installation installation;
  private static Installation.Part prober;
  private static Topics topics;
  private static Map<String, String> clients;

  private final Set<String> observations = new HashSet<>(); // of which there is evidence
  private final Set<String> ended = new HashSet<>(); // those with a last round
  private final List<String> published = new ArrayList<>(); // the observation of each host record
  private final Set<String> superseded = new HashSet<>();

  @BeforeAll
  static void start() throws Exception {
    RawSockets.require();
    installation = new Installation(Installation.emptied(DIRECTORY));
    Run imported =
        Run.of("db", "import", "--config", installation.config().toString(), SHIPPED.toString());
    assertThat(imported.status()).as(imported.err()).isZero();
    installation.start("fingerprinter", List.of("fingerprinter"));
    installation.start("matcher", List.of("matcher"));
    prober = installation.start("prober", proberArguments());
    clients = Map.of("bootstrap.servers", installation.bootstrapServer());
    topics =
        new Topics("", new RegistryClient(RegistryConfig.of(URI.create(installation.registry()))));
  }

  private static List<String> proberArguments() throws Exception {
    Path scope = Files.writeString(DIRECTORY.resolve("scope"), "127.0.0.0/16");
    String matchPoints = Files.readString(SHIPPED).split("\n\n", 3)[1];
    Path database =
        Files.writeString(DIRECTORY.resolve("os-db"), matchPoints + "\n\n" + NOTHING_MATCHES);
    return List.of("prober", "--scope-file=" + scope, "--os-db=" + database);
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void aKilledProberLosesNoHostAndWhatItLeftOpenIsClosedAsIncomplete() {
    Run scan = scanned("127.0.7.", () -> prober.jvm().kill());

    assertWhole(scan);
    assertThat(open()).as("what the killed prober left open").isNotEmpty();
  }

  @Test
  void whileTheBrokerIsAwayTheScanWaitsAndLosesNothing() {
    int starts = prober.starts();

    Run scan = scanned("127.0.8.", () -> installation.broker().awayFor(SECONDS));

    assertWhole(scan);
    assertThat(prober.starts()).as("how often the prober was started").isEqualTo(starts);
  }

  /** Asks for a scan, lets something happen when some hosts are done, and awaits the end. */
  private Run scanned(String network, Runnable happens) {
    String command =
        "scan --config %s -Pn -T4 --max-rate 400 --max-os-tries 2 -p 22,80 -oJ - %s1-%d";
    String[] words = command.formatted(installation.config(), network, HOSTS).split(" ");
    var scan = CompletableFuture.supplyAsync(() -> Run.of(words));
    try (var evidence = new Reader<>(topics.probeReplies(), clients)) {
      while (ended.size() < MOMENT && !scan.isDone()) {
        evidence.poll(piece -> note(piece, network));
      }
    }
    assertThat(scan).as("the scan, when something is to happen").isNotDone();
    happens.run();
    Run over = scan.join();
    readAll(network);
    return over;
  }

  private void note(Evidence piece, String network) {
    if (piece.host().address().startsWith(network)) {
      observations.add(piece.either(ProbeReply::getObservation, RoundEnd::getObservation));
      if (piece instanceof Evidence.End end && end.record().getLast()) {
        ended.add(end.record().getObservation());
      }
    }
  }

  private void note(HostRecord host, String network) {
    if (host.getAddress().startsWith(network)) {
      published.add(host.getObservation());
      if (host.getFingerprint().getSupersededBy().isPresent()) {
        superseded.add(host.getObservation());
      }
    }
  }

  private void readAll(String network) {
    try (var evidence = new Reader<>(topics.probeReplies(), clients);
        var hosts = new Reader<>(topics.hosts(), clients)) {
      for (int silent = 0; silent < SILENT_POLLS; silent++) {
        int news = evidence.poll(piece -> note(piece, network));
        news += hosts.poll(host -> note(host, network));
        silent = news > 0 ? 0 : silent;
      }
    }
  }

  private Set<String> open() {
    Set<String> open = new HashSet<>(observations);
    open.removeAll(ended);
    return open;
  }

  /**
   * Every host is in the report once, every observation has one host record, and what came to no
   * end is known to have been attempted again.
   */
  private void assertWhole(Run scan) {
    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(ADDRESS.matcher(scan.out()).results().map(MatchResult::group))
        .as("addresses in the report")
        .hasSize(HOSTS)
        .doesNotHaveDuplicates();
    assertThat(published).as("host records").containsExactlyInAnyOrderElementsOf(observations);
    assertThat(superseded).as("observations that another attempt superseded").isEqualTo(open());
  }
}
