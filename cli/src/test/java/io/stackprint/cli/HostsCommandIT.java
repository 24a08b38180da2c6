package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of {@code stackprint hosts} and {@code stackprint topics}. */
class HostsCommandIT {
  private static final Path CAPTURE = Path.of("src/test/resources/captures/multi_vms.pcap");
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");
  private static final Pattern PREFIX = Pattern.compile("topics start with (\\S+)");

  @TempDir static Path dir;

  private static EmbeddedCluster cluster;
  private static Path config;
  private static String prefix;

  @BeforeAll
  static void replayOnce() throws Exception {
    cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE);
    config =
        Files.writeString(
            dir.resolve("cluster.properties"),
            "bootstrap.server=%s\nschema.registry=%s\n"
                .formatted(
                    cluster.clientProperties().get("bootstrap.servers"), cluster.registryUrl()));
    Run replay =
        run(
            "replay",
            "--os-db",
            DATABASE.toString(),
            "-oJ",
            direct().toString(),
            CAPTURE.toString());
    Matcher said = PREFIX.matcher(replay.err());
    assertThat(said.find()).as(replay.err()).isTrue();
    prefix = said.group(1);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void tableHasEachHostOnceInTheOrderOfAddresses() throws Exception {
    Run run = hosts();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("SCOPE      ADDRESS ");
    assertThat(run.out().lines().skip(1)).hasSameSizeAs(Files.readAllLines(direct()));
  }

  @Test
  void filtersLeaveOthersOut() {
    List<String> all = hosts().out().lines().skip(1).toList();
    String address = addressIn(all.get(0));

    assertThat(hosts("--network", address + "/32").out().lines()).hasSize(2);
    assertThat(hosts("--network", "192.0.2.0/24").out().lines()).hasSize(1);
    assertThat(hosts("--scope", "elsewhere").out().lines()).hasSize(1);
    assertThat(hosts("--outcome", "skipped").out().lines()).hasSize(1);
    assertThat(hosts("--os", "no such system").out().lines()).hasSize(1);
  }

  @Test
  void oneHostIsAWholeReport() {
    String address = addressIn(hosts().out().lines().skip(1).findFirst().orElseThrow());

    assertThat(hosts(address).out())
        .contains("Nmap scan report for " + address)
        .contains("\nBest verdict: ")
        .contains(" attributes compared")
        .contains("(1 host up)");
  }

  @Test
  void explainsByTheGenerationOfTheVerdictAndSaysWhenThatIsGone() throws Exception {
    String address = addressIn(hosts().out().lines().skip(1).findFirst().orElseThrow());
    String verdict = "Verdict on " + address + " (scope default): exact, Linux 6.1\n";

    Run explained = of("explain", address);
    Run json = of("explain", address, "--format", "json");
    assertThat(explained.status()).as(explained.err()).isZero();
    assertThat(explained.out())
        .startsWith(verdict)
        .contains("database generation 1, rules of Nmap 7.99\n\nA  Linux 6.1\n")
        .doesNotContain("Note:");
    assertThat(json.out().lines()).hasSize(1);
    assertThat(json.out()).contains("\"accuracy\":1.0").contains("\"notes\":[]");

    of("db", "import", Files.writeString(dir.resolve("b"), otherDatabase("B")).toString());
    of("db", "import", Files.writeString(dir.resolve("c"), otherDatabase("C")).toString());
    of("db", "prune", "--grace", "PT0S");
    Run gone = of("explain", address);
    assertThat(gone.status()).as(gone.err()).isZero();
    assertThat(gone.out())
        .startsWith(verdict)
        .contains(
            "Note: database generation 1, which gave this verdict (100.00 %), is no longer there;"
                + " explained by generation 3, which is active\n")
        .contains("A  C\n");
  }

  private static String otherDatabase(String name) {
    return "MatchPoints\nT1(R=100%DF=20)\nT2(R=80%W=25)\n\nFingerprint "
        + name
        + "\nClass A | B || c\nT1(DF=Y)\n";
  }

  @Test
  void diffSaysWhichKnownHostsWouldGetAnotherVerdict() throws Exception {
    String all = "3 of 4 known hosts would get another verdict\n"; // one has no T1
    String a = Files.writeString(dir.resolve("A"), otherDatabase("A")).toString();
    String named = Files.writeString(dir.resolve("D"), otherDatabase("D")).toString();
    // Under 7.99 the line T2 also says that the probe is answered, which it is not.
    String silent =
        Files.writeString(dir.resolve("E"), otherDatabase("A") + "T2(W=0)\n").toString();

    Run renamed = of("db", "diff", a, named, "--hosts");
    assertThat(renamed.status()).as(renamed.err()).isZero();
    assertThat(renamed.out().lines().filter(line -> line.startsWith("default/")))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).endsWith(": A (exact 100 %) -> D (exact 100 %)"));
    assertThat(renamed.out()).endsWith(all);

    assertThat(of("db", "diff", a, silent, "--hosts").out()).endsWith(all);
    assertThat(of("db", "diff", a, silent, "--hosts", "--nmap-profile", "7.93").out())
        .endsWith("0 of 4 known hosts would get another verdict\n");
  }

  @Test
  void nothingToExplainIsSaid() {
    assertThat(of("explain", "192.0.2.99").err()).contains("nothing is known of 192.0.2.99");
    assertThat(of("explain", "192.0.2").status()).isEqualTo(2);
    assertThat(of("explain", "--format", "xml", "192.0.2.9").err()).contains("text, json");
  }

  @Test
  void unknownHostIsSaid() {
    Run run = hosts("192.0.2.99");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("nothing is known of 192.0.2.99");
  }

  @Test
  void wrongFilterIsRefused() {
    assertThat(hosts("--network", "10.0.0/33").status()).isEqualTo(2);
    assertThat(hosts("--outcome", "perhaps").err()).contains("expected exact, guess, too-many");
    assertThat(hosts("--changed-since", "tomorrow").err()).contains("expected a time such as 24h");
  }

  @Test
  void missingTopicIsSaid() {
    Run run = run("hosts", "--topic-prefix", "nowhere-");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere-hosts").contains("stackprint topics");
  }

  @Test
  void topicsShowsWhatItWouldCreateAndCreatesIt() throws Exception {
    Run before = run("topics", "--topic-prefix", "new-");
    Run create = run("topics", "--topic-prefix", "new-", "--create");

    assertThat(before.out()).contains("new-hosts ").contains("to create").doesNotContain("good");
    assertThat(before.status()).isZero();
    assertThat(create.out()).doesNotContain("to create").contains("good");
    try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
      assertThat(admin.listTopics().names().get()).contains("new-hosts", "new-os-db");
    }
  }

  @Test
  void topicsNamesADifferenceAndServicesRefuseIt() throws Exception {
    run("topics", "--topic-prefix", "odd-", "--create");
    Path other =
        Files.writeString(
            dir.resolve("other.properties"),
            Files.readString(config) + "topic.partitions=3\ntopic.prefix=odd-\n");
    Run topics = Run.of("topics", "--config", other.toString());
    Run load = Run.of("db", "import", "--config", other.toString(), DATABASE.toString());

    assertThat(topics.status()).isEqualTo(1);
    assertThat(topics.out()).contains("differs").contains("partitions is 6, should be 3");
    assertThat(load.status()).isEqualTo(1);
    assertThat(load.err()).contains("odd-os-db: partitions is 6, should be 3");
  }

  private static String addressIn(String row) {
    Matcher cells = Pattern.compile("\\S+ +(\\S+)").matcher(row);
    assertThat(cells.lookingAt()).isTrue();
    return cells.group(1);
  }

  private static Path direct() {
    return dir.resolve("hosts.json");
  }

  private static Run hosts(String... options) {
    List<String> all = new ArrayList<>(List.of("hosts"));
    all.addAll(List.of(options));
    return of(all.toArray(String[]::new));
  }

  /** A command on the topics of the replay. */
  private static Run of(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    int options = words[0].equals("db") ? 2 : 1;
    all.addAll(options, List.of("--config", config.toString(), "--topic-prefix", prefix));
    return Run.of(all.toArray(String[]::new));
  }

  private static Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(1, List.of("--config", config.toString()));
    return Run.of(all.toArray(String[]::new));
  }
}
