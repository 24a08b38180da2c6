package io.stackprint.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.live.Lab.Setup;
import io.stackprint.live.ProbeTrace.Sent;
import io.stackprint.report.InstalledTool;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packets that leave: each octet that is not random is Nmap's, and so are their order, their
 * spacing and how often a silent probe is repeated.
 */
class ProbeBytesIT {
  private static final String OPTIONS = "--max-os-tries 1 --max-retries 2 -p 22,80,81 ";
  private static final int ATTEMPTS = 3;

  @TempDir static Path directory;

  private static Lab lab;
  private static final Map<String, String> hosts = new LinkedHashMap<>(); // what to address

  @BeforeAll
  static void build() throws Exception {
    InstalledTool.require(List.of("nmap"), "--version");
    InstalledTool.require(List.of("tcpdump"), "--version");
    Namespace.requirePossible();
    lab = new Lab("bytes");
    hosts.put("usual", lab.host(Lab.PLAIN, 22));
    hosts.put("no open port", lab.host(Lab.PLAIN));
    hosts.put("silent to S1 to S6", lab.host(filter("-p tcp --tcp-option 8 -j DROP"), 22));
    hosts.put("silent", lab.host(filter("-j DROP"), 22));
    captureBoth();
  }

  private static void captureBoth() throws Exception {
    for (Scanner scanner : Scanner.values()) {
      capture(scanner);
    }
  }

  private static Setup filter(String rule) {
    return host -> host.run("iptables -A INPUT " + rule);
  }

  private static void capture(Scanner scanner) throws Exception {
    String options = OPTIONS + String.join(" ", hosts.values());
    Tcpdump.during(
        () -> scanner.scan(lab.scanner(), directory, options),
        lab.scanner(),
        file(scanner),
        "ip and src host " + Lab.SCANNER);
  }

  private static Path file(Scanner scanner) {
    return directory.resolve(scanner + ".pcap");
  }

  @AfterAll
  static void clear() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static ProbeTrace trace(Scanner scanner, String host) throws Exception {
    return ProbeTrace.read(file(scanner), requireNonNull(hosts.get(host)));
  }

  /**
   * Again, where the machine was so busy that a reply came late and a probe was repeated for it.
   */
  @Test
  void octetsOrderAndRepetitionsAreNmaps() throws Exception {
    for (int attempt = 1; attempt < ATTEMPTS && differs(); attempt++) {
      captureBoth();
    }
    for (String host : hosts.keySet()) {
      ProbeTrace nmap = trace(Scanner.NMAP, host);
      ProbeTrace ours = trace(Scanner.STACKPRINT, host);
      assertThat(ours.distinct()).as("probes to host: %s", host).isEqualTo(nmap.distinct());
      assertThat(ours.inOrder()).as("repetitions to host: %s", host).isEqualTo(nmap.inOrder());
    }
  }

  private static boolean differs() throws Exception {
    for (String host : hosts.keySet()) {
      if (!trace(Scanner.STACKPRINT, host).inOrder().equals(trace(Scanner.NMAP, host).inOrder())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void portScanAsksAsNmapDoes() throws Exception {
    for (String host : hosts.keySet()) {
      assertThat(trace(Scanner.STACKPRINT, host).scan())
          .extracting(Sent::octets)
          .as("port scan of host: %s", host)
          .containsOnly(octets(trace(Scanner.NMAP, host).scan()));
    }
  }

  private static String[] octets(List<Sent> packets) {
    return packets.stream().map(Sent::octets).distinct().toArray(String[]::new);
  }

  @Test
  void checksumsAreRightAndDrawnFieldsLieInNmapsRanges() throws Exception {
    for (String host : hosts.keySet()) {
      ProbeTrace ours = trace(Scanner.STACKPRINT, host);
      assertThat(ours.round()).isNotEmpty().allMatch(Sent::checksummed);
      assertThat(ours.scan()).isNotEmpty().allMatch(Sent::checksummed);
      assertThat(ours.round()).allMatch(sent -> sent.ttl() >= 37 && sent.ttl() <= 64);
      assertThat(ours.round())
          .filteredOn(Sent::tcp)
          .allMatch(sent -> sent.ttl() <= 59 && sent.sourcePort() >= 33_000);
    }
  }

  /** Packets leave late on a busy machine, but seldom early: medians, and a wide upper limit. */
  @Test
  void spacingIsNmaps() throws Exception {
    List<Long> spacing = trace(Scanner.STACKPRINT, "usual").spacing();

    assertThat(median(spacing.subList(0, 5))).as("%s", spacing).isBetween(95L, 125L);
    assertThat(median(spacing.subList(6, 15))).as("%s", spacing).isBetween(23L, 45L);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
