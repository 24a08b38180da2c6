package io.stackprint.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.chaos.ScannedHosts;
import io.stackprint.cli.Run;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.app.FingerprinterService;
import io.stackprint.matcher.app.MatcherService;
import io.stackprint.prober.app.EvidenceProducer;
import io.stackprint.report.InstalledTool;
import io.stackprint.service.Measure;
import io.stackprint.service.RunningService;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The dashboard, the alerts and the documentation ask for what services tell; nothing draws an
 * empty panel because a name has changed.
 */
class DashboardIT {
  private static final Path DASHBOARD = Path.of("../docker/grafana/dashboards/stackprint.json");
  private static final Path PROMETHEUS = Path.of("../docker/prometheus");
  private static final Path DOCUMENTATION = Path.of("../docs/operations.md");
  private static final String DATABASE = "src/main/resources/stackprint-os-db";
  private static final Pattern TOLD = Pattern.compile("(?m)^([a-z]\\w*)[{ ]");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** One state directory, one JVM. */
  private static final Map<String, String> ONE_THREAD = Map.of("commit.interval.ms", "100");

  private static final Numbers FINGERPRINTER = new Numbers();
  private static final Numbers MATCHER = new Numbers();
  private static EmbeddedCluster cluster;
  private static List<RunningService> services;

  @BeforeAll
  static void work() throws Exception {
    var data = DataDirectory.throwAway();
    cluster = EmbeddedCluster.start(data, "", TopicLayout.ONE_MACHINE);
    Map<String, String> clients = new HashMap<>(cluster.clientProperties());
    clients.putAll(ONE_THREAD);
    Path state = cluster.stateDirectory();
    services =
        List.of(
            FingerprinterService.service(
                cluster.topics(), clients, state, Rules.DEFAULT, FINGERPRINTER.metrics()),
            MatcherService.service(
                cluster.topics(), clients, state, Rules.DEFAULT, MATCHER.metrics()));
    services.forEach(RunningService::start);
    importDatabase();
    scanOneHostAndSendOnePoison();
  }

  private static void importDatabase() {
    Run run =
        Run.of(
            "db",
            "import",
            "--bootstrap-server=" + cluster.clientProperties().get("bootstrap.servers"),
            "--schema-registry=" + cluster.registryUrl(),
            DATABASE);
    assertThat(run.status()).as(run.err()).isZero();
  }

  private static void scanOneHostAndSendOnePoison() throws Exception {
    var topic = cluster.topics().probeReplies();
    try (var producer = new EvidenceProducer(topic, cluster.clientProperties())) {
      ScannedHosts.in("lab").host(0).forEach(producer::send);
      producer.flush();
    }
    Map<String, Object> clients = new HashMap<>(cluster.clientProperties());
    try (var poison =
        new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key = "lab/192.0.2.1".getBytes(UTF_8);
      poison.send(new ProducerRecord<>(topic.name(), key, "no magic".getBytes(UTF_8))).get();
    }
  }

  @AfterAll
  static void stop() {
    services.forEach(RunningService::close);
    cluster.close();
    FINGERPRINTER.close();
    MATCHER.close();
  }

  @Test
  void everyPanelShowsWhatServicesTell() throws Exception {
    assertTold(MetricNames.ofDashboard(DASHBOARD));
  }

  @Test
  void everyAlertWatchesWhatServicesTell() throws Exception {
    assertTold(MetricNames.ofAlerts(PROMETHEUS.resolve("alerts.yml")));
  }

  @Test
  void everyMetricOfTheDocumentationIsTold() throws Exception {
    assertTold(MetricNames.ofText(DOCUMENTATION));
  }

  @Test
  void matchesAreTimedAndNothingIsLeftOpen() throws Exception {
    await(MATCHER, "stackprint_match_time_seconds_count 1");
    await(MATCHER, "rematch_progress{kafka_version=\"4.3.1\",task_id=\"1_0\"} 1.0");
    await(FINGERPRINTER, "observations_completed_total{kafka_version=\"4.3.1\",task_id=\"0_0\"}");
    assertThat(FINGERPRINTER.text().lines())
        .filteredOn(line -> line.startsWith("kafka_stackprint_fingerprinter_observations_open{"))
        .hasSize(2)
        .allMatch(line -> line.endsWith(" 0.0"));
  }

  @Test
  void fewSeriesAreTold() {
    // More than two thousand without a choice; docs/operations.md says which are left out.
    assertThat(FINGERPRINTER.text().lines().filter(line -> !line.startsWith("#")))
        .hasSizeLessThan(900);
    assertThat(MATCHER.text().lines().filter(line -> !line.startsWith("#"))).hasSizeLessThan(900);
  }

  @Test
  void prometheusTakesItsConfiguration() throws Exception {
    String said = promtool("check", "config", PROMETHEUS.resolve("prometheus.yml").toString());

    assertThat(said).contains("SUCCESS").contains("rules found");
  }

  @Test
  void alertsTellWhatTheyShould() throws Exception {
    assertThat(promtool("test", "rules", "src/test/resources/alerts.test.yml")).contains("SUCCESS");
  }

  private static String promtool(String... arguments) throws Exception {
    return InstalledTool.require(List.of("promtool"), "--version").run(arguments).succeeded();
  }

  private static void assertTold(Set<String> asked) throws InterruptedException {
    assertThat(asked).isNotEmpty();
    Set<String> missing = missing(asked);
    long start = System.nanoTime();
    while (!missing.isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.sleep(200);
      missing = missing(asked);
    }
    assertThat(missing).as("asked for, but told by no service").isEmpty();
  }

  private static Set<String> missing(Set<String> asked) {
    var missing = new TreeSet<>(asked);
    for (Numbers numbers : List.of(FINGERPRINTER, MATCHER)) {
      TOLD.matcher(numbers.text()).results().forEach(it -> missing.remove(it.group(1)));
    }
    missing.removeIf(DashboardIT::isOfOurOwn);
    return missing;
  }

  /**
   * The prober, which does not run here, tells numbers of our own; each is of one of these kinds.
   */
  private static boolean isOfOurOwn(String name) {
    return Arrays.stream(Measure.values())
        .map(measure -> measure.meterName().replace('.', '_'))
        .anyMatch(own -> name.equals(own) || name.equals(own + "_total"));
  }

  private static void await(Numbers numbers, String line) throws InterruptedException {
    long start = System.nanoTime();
    while (!numbers.text().contains(line)) {
      assertThat(System.nanoTime() - start).as(line).isLessThan(PATIENCE.toNanos());
      Thread.sleep(200);
    }
  }
}
