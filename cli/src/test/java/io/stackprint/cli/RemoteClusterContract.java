package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands promise on a cluster that they did not start, whichever it is. */
abstract class RemoteClusterContract {
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");
  private static final Path CAPTURE = Path.of("src/test/resources/captures/multi_vms.pcap");

  @TempDir Path dir;

  /** Where its broker listens. */
  abstract String bootstrapServer();

  /** Base address of its schema registry. */
  abstract String schemaRegistry();

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

  static String[] replay(String... options) {
    String[] all = new String[options.length + 4];
    all[0] = "replay";
    all[1] = "--os-db";
    all[2] = DATABASE.toString();
    all[3] = CAPTURE.toString();
    System.arraycopy(options, 0, all, 4, options.length);
    return all;
  }

  Path config(String... lines) throws IOException {
    return Files.writeString(
        dir.resolve("cluster.properties"),
        "bootstrap.server=%s\nschema.registry=%s\n%s\n"
            .formatted(bootstrapServer(), schemaRegistry(), String.join("\n", lines)));
  }

  private Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServer()))) {
      return admin.listTopics().names().get();
    }
  }
}
