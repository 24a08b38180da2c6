package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.topics.TopicLayout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services as an operator meets them: processes, signals, exit status, HTTP, logs. */
class ServicesIT {
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
  void startsBecomesReadyAndStopsInGoodOrder() throws Exception {
    try (var service = service(Map.of(), "fingerprinter").awaitReady()) {
      assertThat(service.log()).as("loopback alone").contains("is on http://127.0.0.1:");
      assertThat(service.status("/live")).isEqualTo(200);
      assertThat(service.status("/other")).isEqualTo(404);
      assertThat(service.body("/metrics"))
          .contains("jvm_memory_used_bytes")
          .contains("kafka_consumer_");

      assertThat(service.terminate()).as(service.log()).isZero();
      assertThat(service.log()).contains("it was told to").contains("has stopped");
    }
  }

  @Test
  void logsJsonIfAsked() throws Exception {
    try (var service = service(Map.of("STACKPRINT_LOG_FORMAT", "json"), "fingerprinter")) {
      service.awaitReady().terminate();

      assertThat(service.log().lines()).isNotEmpty().allMatch(line -> line.startsWith("{"));
    }
  }

  @Test
  void portThatIsTakenIsNamed() throws Exception {
    String taken = String.valueOf(cluster.registryUrl().getPort());
    try (var service = service(Map.of("STACKPRINT_HTTP_PORT", taken), "fingerprinter")) {
      assertThat(service.exitStatus()).isEqualTo(1);
      assertThat(service.log()).contains("cannot listen on ").contains(":" + taken);
    }
  }

  private ServiceProcess service(Map<String, String> more, String... arguments) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "STACKPRINT_BOOTSTRAP_SERVER",
                String.valueOf(cluster.clientProperties().get("bootstrap.servers")),
                "STACKPRINT_SCHEMA_REGISTRY",
                cluster.registryUrl().toString(),
                "STACKPRINT_TOPIC_PARTITIONS",
                "2",
                "STACKPRINT_HTTP_PORT",
                "0",
                "STACKPRINT_TOPIC_PREFIX",
                "it-",
                "STACKPRINT_STATE_DIR",
                dir.resolve("state").toString()));
    environment.putAll(more);
    return ServiceProcess.start(dir.resolve("log"), environment, List.of(arguments));
  }
}
