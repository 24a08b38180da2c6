package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.report.InstalledTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans of this machine by processes that may less than root, or lack something. */
class PrivilegesIT {
  private static final Path SHIPPED = Path.of("src/main/resources/stackprint-os-db");

  @TempDir Path directory;

  /** One run: its status, and what it printed on both outputs. */
  private record Ended(int status, String out, String err) {}

  @BeforeAll
  static void requireRoot() throws Exception {
    RawSockets.require();
    InstalledTool.require(List.of("setpriv", "--bounding-set=-all,+net_raw"), "true");
  }

  private Ended scan(String capabilities, String... javaOptions)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("setpriv", "--bounding-set=" + capabilities));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=logback.xml"));
    command.addAll(List.of(javaOptions));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(List.of(Stackprint.class.getName(), "scan", "--direct", "--max-os-tries=1"));
    command.addAll(List.of("--os-db=" + SHIPPED, "-oN=-", "-oX=" + report(), "127.0.0.1"));
    Path err = directory.resolve("err");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err));
  }

  private Path report() {
    return directory.resolve("scan.xml");
  }

  private void assertRefused(Ended scan, String sentence) {
    assertThat(scan.err()).isEqualTo("stackprint: " + sentence + System.lineSeparator());
    assertThat(scan.status()).isEqualTo(1);
    assertThat(scan.out()).isEmpty();
    assertThat(report()).doesNotExist();
  }

  @Test
  void withoutTheCapabilityThereIsOneSentenceAndNoReport() throws Exception {
    assertRefused(
        scan("-net_raw"),
        "sending probes needs root or the capability CAP_NET_RAW"
            + " (docs/scanning.md says how to give it)");
  }

  @Test
  void netRawAloneSuffices() throws Exception {
    Ended scan = scan("-all,+net_raw");

    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(scan.out()).contains("Nmap scan report for 127.0.0.1", "Network Distance: 0 hops");
  }

  @Test
  void withoutLibpcapThePackageIsNamed() throws Exception {
    assertRefused(
        scan("-all,+net_raw", "-Dorg.pcap4j.core.pcapLibName=/nonexistent/libpcap.so"),
        "capturing replies needs libpcap: install the package libpcap0.8 (Debian, Ubuntu) or"
            + " libpcap (others)");
  }
}
