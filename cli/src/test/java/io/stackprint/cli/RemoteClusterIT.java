package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.TopicLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a cluster that they did not start; here it is an embedded one all the same. */
class RemoteClusterIT {
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");
  private static final Path CAPTURE = Path.of("src/test/resources/captures/multi_vms.pcap");

  private static EmbeddedCluster cluster;

  @TempDir Path dir;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "other-", TopicLayout.ONE_MACHINE);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void replayHasTopicsOfItsOwnRunAndSaysTheSame() throws Exception {
    Path config = config("topic.prefix=lab-", "topic.partitions=3");
    Path piped = dir.resolve("piped.json");
    Path direct = dir.resolve("direct.json");
    Run remote = Run.of(replay("--config", config.toString(), "-oJ", piped.toString()));
    Run pure = Run.of(replay("--direct", "-oJ", direct.toString()));

    assertThat(remote.status()).as(remote.err()).isZero();
    assertThat(pure.status()).isZero();
    assertThat(Files.readString(piped)).isNotEmpty().isEqualTo(Files.readString(direct));
    assertThat(remote.err()).contains("this run's topics start with lab-replay-");
    assertThat(topics()).anyMatch(name -> name.matches("lab-replay-[0-9]+-hosts"));
  }

  @Test
  void databaseIsImportedThere() throws IOException {
    Run run =
        Run.of(
            "db", "import", "--config", config("topic.prefix=db-").toString(), DATABASE.toString());

    assertThat(run.out()).as(run.err()).startsWith("generation 1: ");
  }

  @Test
  void prefixThatCannotBeIsRefusedWithItsLine() throws IOException {
    Run run = Run.of(replay("--config", config("topic.prefix=a/b").toString()));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("cluster.properties:3: topic.prefix: expected at most 120 letters, digits, dots");
  }

  @Test
  void propertyThatKafkaDoesNotTakeIsRefused() throws IOException {
    Run run = Run.of(replay("--config", config("kafka.security.protocol=NONE").toString()));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("security.protocol");
  }

  @Test
  void missingRegistryIsSaid() {
    Run run = Run.of(replay("--bootstrap-server", "127.0.0.1:1"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("a cluster needs a schema registry: give --schema-registry, $");
  }

  @Test
  void passwordOnTheCommandLineIsRefusedAndNotRepeated() {
    Run run = Run.of(replay("--schema-registry", "http://me:hush@127.0.0.1:1"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("a password on the command line").doesNotContain("hush");
  }

  private static String[] replay(String... options) {
    String[] all = new String[options.length + 4];
    all[0] = "replay";
    all[1] = "--os-db";
    all[2] = DATABASE.toString();
    all[3] = CAPTURE.toString();
    System.arraycopy(options, 0, all, 4, options.length);
    return all;
  }

  private Path config(String... lines) throws IOException {
    return Files.writeString(
        dir.resolve("cluster.properties"),
        "bootstrap.server=%s\nschema.registry=%s\n%s\n"
            .formatted(
                cluster.clientProperties().get("bootstrap.servers"),
                cluster.registryUrl(),
                String.join("\n", lines)));
  }

  private static Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
      return admin.listTopics().names().get();
    }
  }
}
