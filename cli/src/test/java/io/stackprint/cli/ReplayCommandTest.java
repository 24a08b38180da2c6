package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of {@code stackprint replay}, on the database that we ship. */
class ReplayCommandTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final Path DATABASE = Path.of("src/main/resources/stackprint-os-db");

  @TempDir Path dir;

  @Test
  void normalReportGoesToStdoutByDefault() {
    Run run = replay("linux_default.pcap");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Nmap scan report for 10.92.1.10")
        .contains("OS details: Linux 6.18")
        .contains("Network Distance: 1 hop")
        .doesNotContain("TCP Sequence Prediction");
  }

  @Test
  void verboseReportHasSequencesAndNoUptimeThatNobodyKnows() {
    Run run = replay("-v", "linux_default.pcap");

    assertThat(run.out())
        .contains("TCP Sequence Prediction: Difficulty=258 (Good luck!)")
        .contains("IP ID Sequence Generation: All zeros")
        .doesNotContain("Uptime guess:");
  }

  @Test
  void everyOutputCanBeWrittenAtOnce() throws IOException {
    Path text = dir.resolve("r.txt");
    Path xml = dir.resolve("r.xml");
    Run run = replay("-oN", text.toString(), "-oX", xml.toString(), "-oJ", "-", "multi_vms.pcap");

    assertThat(run.status()).isZero();
    assertThat(Files.readString(text)).contains("Nmap scan report for 10.92.176.14");
    assertThat(Files.readString(xml)).contains("<address addr=\"10.92.176.14\"");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(4);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.get("address").asText()).isEqualTo("10.92.176.11");
  }

  @ParameterizedTest
  @CsvSource({
    "passive_linux.pcap, no OS-detection probes in",
    "ipv6_linux_default.pcap, of them IPv4",
    "linux_default.txt, not a capture",
    "nowhere.pcap, no such file",
  })
  void captureThatGivesNothingIsSaidInOneSentence(String capture, String sentence) {
    Run run = replay(capture);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("stackprint: ").contains(sentence).contains(capture);
  }

  @Test
  void emptyFileAndRandomOctetsAreNoCaptures() throws IOException {
    var random = new byte[4096];
    new Random(1).nextBytes(random);
    for (byte[] content : List.of(new byte[0], random)) {
      Path file = Files.write(dir.resolve("x.pcap"), content);
      Run run = Run.of("replay", "--direct", "--os-db", DATABASE.toString(), file.toString());

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains("not a capture").doesNotContain("\tat ");
    }
  }

  @Test
  void noPacketNoReport() throws IOException {
    Path xml = dir.resolve("r.xml");
    Run run =
        replay(
            "-oN", "-", "-oX", xml.toString(), Files.createFile(dir.resolve("empty")).toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(xml).isEmptyFile();
  }

  @Test
  void oneBadCaptureDoesNotSpoilTheOthers() {
    Run run = replay("linux_default.txt", "linux_default.pcap");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("Nmap scan report for 10.92.1.10");
  }

  @Test
  void whatIsWholeOfACutCaptureIsUsedAndTheCutIsReported() throws IOException {
    byte[] whole = Files.readAllBytes(CAPTURES.resolve("linux_default.pcap"));
    Path cut = Files.write(dir.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 30));
    Run run = Run.of("replay", "--direct", "--os-db", DATABASE.toString(), cut.toString());

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("cut.pcap").contains("octet");
    assertThat(run.out()).contains("Nmap scan report for 10.92.1.10");
  }

  @Test
  void gzipIsReadAsItIs() throws IOException {
    Path packed = dir.resolve("packed.bin");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(CAPTURES.resolve("linux_default.pcap"), out);
    }
    Run run = Run.of("replay", "--direct", "--os-db", DATABASE.toString(), packed.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("OS details: Linux 6.18");
  }

  @Test
  void osscanLimitLeavesOutHostsWithoutBothPorts() {
    Run run = replay("--osscan-limit", "-oJ", "-", "linux_no_open.pcap");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("\"outcome\":\"SKIPPED\"");
  }

  @Test
  void scopeIsPartOfEveryHost() {
    Run run = replay("--scope", "berlin", "-oJ", "-", "linux_default.pcap");

    assertThat(run.out()).contains("\"scope\":\"berlin\"");
  }

  @ParameterizedTest
  @CsvSource({
    "--os-bd, Unknown option: '--os-bd'",
    "--nmap-profile=8, expected 7.93 or 7.99 but was '8'",
  })
  void typoIsWrongUsage(String typo, String sentence) {
    Run run = Run.of("replay", typo, "x.pcap");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence).contains("Usage: stackprint replay");
  }

  @Test
  void outputThatCannotBeWrittenIsKnownBeforeTheWork() {
    Run run = replay("-oN", dir.resolve("none/r.txt").toString(), "linux_default.pcap");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("cannot write").contains("none/r.txt").doesNotContain("\tat ");
  }

  /** Replays with the shipped database, without a broker; names of captures get their folder. */
  private static Run replay(String... args) {
    var all = new ArrayList<>(List.of("replay", "--direct", "--os-db", DATABASE.toString()));
    for (String arg : args) {
      boolean capture = arg.endsWith(".pcap") || arg.equals("linux_default.txt");
      all.add(capture ? CAPTURES.resolve(arg).toString() : arg);
    }
    return Run.of(all.toArray(String[]::new));
  }
}
