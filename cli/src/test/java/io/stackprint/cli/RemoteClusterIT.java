package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.TopicLayout;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands on a cluster that they did not start; here it is an embedded one all the same. */
class RemoteClusterIT extends RemoteClusterContract {
  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "other-", TopicLayout.ONE_MACHINE);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  String bootstrapServer() {
    return String.valueOf(cluster.clientProperties().get("bootstrap.servers"));
  }

  @Override
  String schemaRegistry() {
    return cluster.registryUrl().toString();
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
}
