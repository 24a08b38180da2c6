package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused of the settings for a cluster before it is asked anything. */
class RemoteSettingsTest {
  @TempDir Path dir;

  @Test
  void prefixThatCannotBeIsRefusedWithItsLine() throws IOException {
    Run run = replay("--config", config("topic.prefix=a/b"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("cluster.properties:3: topic.prefix: expected at most 120 letters, digits, dots");
  }

  @Test
  void propertyThatKafkaDoesNotTakeIsRefused() throws IOException {
    Run run = replay("--config", config("kafka.security.protocol=NONE"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("security.protocol");
  }

  @Test
  void missingRegistryIsSaid() {
    Run run = replay("--bootstrap-server", "127.0.0.1:1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("a cluster needs a schema registry: give --schema-registry, $");
  }

  @Test
  void passwordOnTheCommandLineIsRefusedAndNotRepeated() {
    Run run = replay("--schema-registry", "http://me:hush@127.0.0.1:1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("a password on the command line").doesNotContain("hush");
  }

  private static Run replay(String option, String value) {
    return Run.of("replay", "src/test/resources/captures/multi_vms.pcap", option, value);
  }

  private String config(String line) throws IOException {
    return Files.writeString(
            dir.resolve("cluster.properties"),
            "bootstrap.server=127.0.0.1:1\nschema.registry=http://127.0.0.1:1\n" + line + "\n")
        .toString();
  }
}
