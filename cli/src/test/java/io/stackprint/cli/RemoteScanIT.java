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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services in processes of their own scan the loopback network for {@code stackprint scan}. */
class RemoteScanIT {
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");
  private static EmbeddedCluster cluster;

  @TempDir Path dir;

  @BeforeAll
  static void start() throws Exception {
    RawSockets.require();
    cluster = EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private String[] onCluster(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-server=" + cluster.clientProperties().get("bootstrap.servers"));
    all.add("--schema-registry=" + cluster.registryUrl());
    all.add("--topic-prefix=remote-");
    return all.toArray(new String[0]);
  }

  private ServiceProcess service(String name, String... more) {
    var arguments = new ArrayList<>(List.of(onCluster(name)));
    arguments.addAll(
        List.of("--http-port=0", "--state-dir=" + dir.resolve(name), "--instance-id=" + name));
    arguments.addAll(List.of(more));
    return ServiceProcess.start(dir.resolve(name + ".log"), Map.of(), arguments);
  }

  @Test
  void scansWhatItIsAskedForAndRefusesTheRest() throws Exception {
    Path networks = Files.writeString(dir.resolve("networks.txt"), "127.0.0.0/24 # this machine\n");
    try (var fingerprinter = service("fingerprinter");
        var matcher = service("matcher");
        var prober =
            service("prober", "--scope-file=" + networks, "--os-db=" + DATABASE.toAbsolutePath())) {
      Run imported = Run.of(onCluster("db", "import", DATABASE.toString()));
      assertThat(imported.status()).as(imported.err()).isZero();
      fingerprinter.awaitReady();
      matcher.awaitReady();
      prober.awaitReady();

      Run refused = Run.of(onCluster("scan", "192.0.2.1"));
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.err())
          .contains("the probers refuse: 192.0.2.1 is in none of the networks that may be probed");

      Run scanned = Run.of(onCluster("scan", "-Pn", "--max-os-tries=1", "-oJ", "-", "127.0.0.1-2"));
      assertThat(scanned.status()).as(scanned.err() + prober.log()).isZero();
      assertThat(scanned.out().lines())
          .hasSize(2)
          .anyMatch(line -> line.contains("\"address\":\"127.0.0.1\""))
          .anyMatch(line -> line.contains("\"address\":\"127.0.0.2\""));
      assertThat(prober.body("/metrics"))
          .containsPattern("(?m)^stackprint_probes_sent_total [1-9]")
          .containsPattern("(?m)^stackprint_replies_received_total [1-9]")
          .contains("stackprint_rounds_closed_total 2.0", "stackprint_hosts_under_way 0.0")
          .contains("stackprint_rounds_incomplete_total 0.0", "stackprint_capture_drops_total");
      assertThat(prober.terminate()).as(prober.log()).isZero();
    }
  }
}
