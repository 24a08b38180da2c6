package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.guarantee.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands promise on a cluster that they did not start. */
public abstract class ReplayContract {
  private static final String DATABASE = "src/main/resources/stackprint-os-db";
  private static final String CAPTURE = "src/test/resources/captures/multi_vms.pcap";

  @TempDir Path dir;
  private final Site site;

  protected ReplayContract(Site site) {
    this.site = site;
  }

  @Test
  void replayHasTopicsOfItsOwnRunAndSaysTheSame() throws Exception {
    Path config = site.config(dir, "topic.prefix=lab-", "topic.partitions=3");
    Path piped = dir.resolve("piped.json");
    Path direct = dir.resolve("direct.json");
    Run remote = replay("--config", config.toString(), "-oJ", piped.toString());
    Run pure = replay("--direct", "-oJ", direct.toString());

    assertThat(remote.status()).as(remote.err()).isZero();
    assertThat(pure.status()).isZero();
    assertThat(Files.readString(piped)).isNotEmpty().isEqualTo(Files.readString(direct));
    assertThat(remote.err()).contains("this run's topics start with lab-replay-");
    assertThat(topics()).anyMatch(name -> name.matches("lab-replay-[0-9]+-hosts"));
  }

  @Test
  void databaseIsImportedThereOnce() throws IOException {
    String config = site.config(dir, "topic.prefix=db-").toString();

    Run first = Run.of("db", "import", "--config", config, DATABASE);
    Run second = Run.of("db", "import", "--config", config, DATABASE);

    assertThat(first.out()).as(first.err()).startsWith("generation 1: ");
    assertThat(second.out()).startsWith("generation 1: ").contains("nothing changed");
  }

  private static Run replay(String... options) {
    String[] all = {"replay", "--os-db", DATABASE, CAPTURE};
    return Run.of(Stream.concat(Stream.of(all), Stream.of(options)).toArray(String[]::new));
  }

  private Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(Map.copyOf(site.clientProperties()))) {
      return admin.listTopics().names().get();
    }
  }
}
