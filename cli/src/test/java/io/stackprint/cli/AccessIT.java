package io.stackprint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.access.AccessCheck;
import io.stackprint.access.Need;
import io.stackprint.access.Role;
import io.stackprint.embedded.SecuredCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.app.FingerprinterService;
import io.stackprint.letters.RawTopics;
import io.stackprint.matcher.app.MatcherService;
import io.stackprint.prober.app.ProberService;
import io.stackprint.record.ScanRequest;
import io.stackprint.service.Metrics;
import io.stackprint.service.RunningService;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.SchemaRegistry;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLS, SCRAM and ACLs: what the operations page lists is enough for everybody, one line fewer is
 * named, and no password comes out anywhere.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessIT {
  private static final String SCOPE = "lab";
  private static final String CAPTURE = "src/test/resources/captures/lwip_default.pcap";

  @TempDir static Path directory;
  private static SecuredCluster cluster;
  private static Topics topics;

  /** A user who has all that a role needs but one line. */
  private record Case(Role role, int line) {
    static List<Case> all() {
      return Arrays.stream(Role.values())
          .flatMap(
              role -> IntStream.range(0, needs(role).size()).mapToObj(line -> new Case(role, line)))
          .toList();
    }

    String user() {
      return user(role) + "-without-" + line;
    }

    static String user(Role role) {
      return role.toString().replace(' ', '-');
    }

    Need missing() {
      return needs(role).get(line);
    }
  }

  @BeforeAll
  static void start() {
    topics = new Topics("", SchemaRegistry.inMemory());
    List<String> users =
        Stream.concat(
                Arrays.stream(Role.values()).map(Case::user), Case.all().stream().map(Case::user))
            .toList();
    cluster = SecuredCluster.start(directory, users);
    topics = cluster.topics("");
    grantAll();
  }

  private static void grantAll() {
    var bindings = new ArrayList<AclBinding>();
    for (Role role : Role.values()) {
      needs(role).forEach(need -> bindings.addAll(bindings(Case.user(role), need)));
    }
    for (Case one : Case.all()) {
      needs(one.role()).stream()
          .filter(need -> !need.equals(one.missing()))
          .forEach(need -> bindings.addAll(bindings(one.user(), need)));
    }
    try (Admin admin = cluster.admin()) {
      admin.createAcls(bindings).all().get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<AclBinding> bindings(String user, Need need) {
    return need.operations().stream()
        .map(
            operation ->
                new AclBinding(
                    need.resource(),
                    new AccessControlEntry(
                        "User:" + user, "*", operation, AclPermissionType.ALLOW)))
        .toList();
  }

  private static List<Need> needs(Role role) {
    return role.needs(topics, SCOPE);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  @Order(1)
  void whatThePageListsIsEnoughFromTheRequestToTheHost() throws Exception {
    Run load = Run.of("db", "import", "--config", cluster.config("db-import"), database());
    assertThat(load.status()).as(load.err()).isZero();
    try (var raw = new RawTopics(cluster.adminProperties());
        var prober = prober();
        var fingerprinter = fingerprinter();
        var matcher = matcher()) {
      raw.send(topics.scanRequests(), 1, new HostKey(SCOPE, "10.0.0.0"), request());
      raw.await(topics.hosts(), 1);
      poison(raw);

      assertThat(List.of(prober, fingerprinter, matcher)).noneMatch(RunningService::hasFailed);
    }
    Run hosts = Run.of("hosts", "--config", cluster.config("hosts"));
    assertThat(hosts.status()).as(hosts.err()).isZero();
    assertThat(hosts.out()).contains("10.0.0.7");
  }

  /** Each service may put aside what it cannot use; no letter holds a password. */
  private static void poison(RawTopics raw) throws Exception {
    byte[] key = "lab/10.0.0.7".getBytes(UTF_8);
    raw.send(topics.scanRequests(), 1, key, new byte[] {1});
    raw.send(topics.probeReplies(), 1, key, new byte[] {1});
    raw.send(topics.fingerprints(), 1, key, new byte[] {1});
    for (Service service : Service.values()) {
      ConsumerRecord<byte[], byte[]> letter = raw.await(topics.deadLetters(service), 1).get(0);
      for (Header header : letter.headers()) {
        assertThat(new String(header.value(), UTF_8)).doesNotContain(SecuredCluster.PASSWORD);
      }
    }
  }

  @Test
  @Order(2)
  void aReplayNeedsNothingOutsideItsOwnRun() {
    Run replay = Run.of("replay", "--config", cluster.config("replay"), CAPTURE);

    assertThat(replay.status()).as(replay.err()).isZero();
    assertThat(replay.out()).contains("10.92.110.10");
    assertThat(replay.out() + replay.err()).doesNotContain(SecuredCluster.PASSWORD);
  }

  @Test
  @Order(3)
  void everyLineThatIsMissingIsNamed() {
    for (Case one : Case.all()) {
      assertThat(missing(one.user(), one.role()))
          .as(one.user())
          .hasSize(1)
          .allMatch(phrase -> phrase.endsWith(" on " + place(one.missing())));
    }
  }

  private static String place(Need need) {
    return need.kind() + " " + need.name();
  }

  private static List<String> missing(String user, Role role) {
    try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties(user)))) {
      return new AccessCheck(admin, topics).missing(needs(role));
    }
  }

  @Test
  @Order(4)
  void aServiceThatMayNotDoItsWorkDoesNotBegin() throws Exception {
    Case one =
        Case.all().stream()
            .filter(any -> place(any.missing()).equals("topic hosts") && any.role() == Role.MATCHER)
            .findFirst()
            .orElseThrow();
    Path log = directory.resolve("log");
    try (var service =
        ServiceProcess.start(
            log,
            Map.of("STACKPRINT_STATE_DIR", directory.resolve("refused").toString()),
            List.of("matcher", "--http-port", "0", "--config", cluster.config(one.user())))) {
      assertThat(service.exitStatus()).isEqualTo(1);
      assertThat(service.log())
          .contains(
              "stackprint: the Kafka cluster does not allow what is needed;"
                  + " grant Read, Write on topic hosts (docs/operations.md, Access)")
          .doesNotContain(SecuredCluster.PASSWORD);
    }
  }

  /** One may not write a statement of JAAS without its end, and a shell hides nothing. */
  @Test
  @Order(6)
  void secretsFromTheEnvironmentComeOutNowhere() throws Exception {
    var environment =
        Map.of(
            "STACKPRINT_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
            "STACKPRINT_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
            "STACKPRINT_KAFKA_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\""
                    + " password=\""
                    + SecuredCluster.PASSWORD
                    + "\"",
            "STACKPRINT_SCHEMA_REGISTRY_BASIC_AUTH_CREDENTIALS_SOURCE", "USER_INFO",
            "STACKPRINT_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "me:" + SecuredCluster.PASSWORD);
    List<List<String>> commands =
        List.of(
            List.of("matcher", "--help"),
            List.of(
                "hosts",
                "-d",
                "--bootstrap-server",
                "127.0.0.1:1",
                "--schema-registry",
                "http://127.0.0.1:1"));
    for (List<String> command : commands) {
      try (var process = ServiceProcess.start(directory.resolve("env"), environment, command)) {
        int unused = process.exitStatus();
        assertThat(process.log()).isNotEmpty().doesNotContain(SecuredCluster.PASSWORD);
      }
    }
  }

  @Test
  @Order(5)
  void aCommandThatMayNotSaysWhat() {
    Run hosts = Run.of("hosts", "--config", cluster.config("hosts-without-1"));
    Run load =
        Run.of("db", "import", "--config", cluster.config("db-import-without-1"), database());

    assertThat(hosts.status()).isEqualTo(1);
    assertThat(hosts.err()).contains("Not authorized to access topics: [hosts]");
    assertThat(load.status()).isEqualTo(1);
    assertThat(load.err()).contains("Not authorized to access topics: [os-db]");
  }

  private static String database() {
    return Path.of("src", "main", "resources", "stackprint-os-db").toString();
  }

  private static RunningService prober() throws Exception {
    return new ProberService(
            AbsentHosts.settings(),
            cluster.topics(""),
            cluster.clientProperties("prober"),
            cluster.clientProperties("prober"),
            directory.resolve("prober"),
            new AbsentHosts(),
            Metrics.unread())
        .start();
  }

  private static RunningService fingerprinter() {
    return FingerprinterService.service(
            cluster.topics(""),
            cluster.clientProperties("fingerprinter"),
            directory.resolve("fingerprinter"),
            Rules.DEFAULT,
            Metrics.unread())
        .start();
  }

  private static RunningService matcher() {
    return MatcherService.service(
            cluster.topics(""),
            cluster.clientProperties("matcher"),
            directory.resolve("matcher"),
            Rules.DEFAULT,
            Metrics.unread())
        .start();
  }

  private static ScanRequest request() {
    return ScanRequest.newBuilder()
        .setId("a")
        .setScope(SCOPE)
        .setTargets(List.of("10.0.0.7"))
        .setExclude(List.of())
        .setOptions(Map.of())
        .setIntervalSeconds(null)
        .setRequestedAtMillis(1)
        .setRequestedBy(null)
        .build();
  }
}
