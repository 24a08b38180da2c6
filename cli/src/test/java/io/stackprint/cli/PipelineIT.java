package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real topologies on the embedded broker and registry. */
class PipelineIT {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");

  @TempDir Path dir;

  @Test
  void pipelineAndPureCoreGiveTheSameOctets() throws IOException {
    String[] captures = {"multi16", "multi4_noise", "multi_vms", "scan_tries3", "linux_loss10"};
    replay(dir, captures);
    byte[][] piped = reports();
    replay(dir, captures, "--direct");

    assertThat(reports()).isDeepEqualTo(piped);
    assertThat(piped[0].length).isGreaterThan(10_000);
  }

  @Test
  void secondReplayOnTheSameDataGivesTheSameReportAgain() throws IOException {
    String data = dir.resolve("data").toString();
    replay(dir, new String[] {"multi_vms"}, "--data-dir", data);
    byte[][] first = reports();
    replay(dir, new String[] {"multi_vms"}, "--data-dir", data);

    assertThat(reports()).isDeepEqualTo(first);
  }

  @Test
  void databaseIsImportedOnce() {
    String data = dir.resolve("data").toString();
    Run first = Run.of("db", "import", "--data-dir", data, DATABASE.toString());
    Run second = Run.of("db", "import", "--data-dir", data, DATABASE.toString());

    assertThat(first.out()).startsWith("generation 1: ").doesNotContain("nothing changed");
    assertThat(second.out()).startsWith("generation 1: ").contains("nothing changed");
  }

  @Test
  void demoShowsATableOfClassifiedHosts() {
    Run run = Run.of("demo");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines().skip(1)).hasSize(14).noneMatch(line -> line.contains("no match"));
    assertThat(run.out()).contains("gVisor netstack").contains("lwIP 2.1.3").contains("Linux 6.1");
  }

  private byte[][] reports() throws IOException {
    return new byte[][] {
      Files.readAllBytes(dir.resolve("r.txt")),
      Files.readAllBytes(dir.resolve("r.xml")),
      Files.readAllBytes(dir.resolve("r.json"))
    };
  }

  private static void replay(Path dir, String[] captures, String... options) {
    List<String> args = new ArrayList<>(List.of("replay", "-d", "--os-db", DATABASE.toString()));
    args.addAll(List.of("-oN", dir.resolve("r.txt").toString()));
    args.addAll(List.of("-oX", dir.resolve("r.xml").toString()));
    args.addAll(List.of("-oJ", dir.resolve("r.json").toString()));
    for (String capture : captures) {
      args.add(CAPTURES.resolve(capture + ".pcap").toString());
    }
    args.addAll(List.of(options));
    Run run = Run.of(args.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }
}
