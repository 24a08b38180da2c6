package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live scans of a real Linux host, as root, in network namespaces: ours against Nmap's. */
class LiveScanIT {
  private static final Pattern FINGERPRINT =
      Pattern.compile("osfingerprint fingerprint=\"([^\"]*)");

  private static final Path SHIPPED = Path.of("src/main/resources/stackprint-os-db");
  private static final String COMPLETE = "\"complete\":true";

  private static TwoHosts hosts;

  @BeforeAll
  static void setUp() throws Exception {
    hosts = TwoHosts.require();
  }

  @AfterAll
  static void tearDown() throws Exception {
    if (hosts != null) {
      hosts.remove();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TwoHosts.TARGET, TwoHosts.SCANNER, "127.0.0.1"})
  void scanEqualsNmapsButForJitter(String target) throws Exception {
    String nmaps =
        hosts.atScanner("/usr/bin/nmap", "-n", "-O", "-d", "-p", "80,81", "-oX", "-", target);
    String ours = hosts.atScanner(scan("-oX", "-", "-d", target));

    assertThat(lines(ours)).isEqualTo(lines(nmaps));
    assertThat(elements(ours, "portused|distance|port |address"))
        .isEqualTo(elements(nmaps, "portused|distance|port |address"));
  }

  private static String[] scan(String... more) {
    var args =
        new ArrayList<>(List.of("scan", "--direct", "--nmap-profile", "7.93", "-n", "-p", "80,81"));
    args.addAll(List.of(more));
    return TwoHosts.stackprint(args.toArray(String[]::new));
  }

  /** The test lines of the first round, without what jitter decides. */
  private static String lines(String xml) {
    Matcher fingerprint = FINGERPRINT.matcher(xml);
    assertThat(fingerprint.find()).as(xml).isTrue();
    String text = fingerprint.group(1).replace("&#xa;", "\n").replaceAll("\n(OS:)?|^OS:", "");
    return text.substring(text.indexOf("SEQ("))
        .replaceAll("(SP|GCD|ISR|TS)=[0-9A-F]+%?", "")
        .replaceAll("%\\)", ")");
  }

  private static List<String> elements(String xml, String names) {
    return Pattern.compile("<(" + names + ")[^>]*>")
        .matcher(xml)
        .results()
        .map(found -> found.group().replaceAll(" (vendor|reason_ttl)=\"[^\"]*\"", ""))
        .filter(text -> !text.contains("proto=\"udp\"")) // drawn at random
        .map(text -> text.replace("/>", ">"))
        .distinct() // at -d Nmap names each host twice
        .collect(Collectors.toList());
  }

  @Test
  void reportLooksLikeNmaps() throws Exception {
    assertThat(hosts.atScanner(scan(TwoHosts.TARGET)))
        .contains("Nmap scan report for " + TwoHosts.TARGET)
        .contains("PORT   STATE  SERVICE\n80/tcp open   http\n81/tcp closed hosts2-ns\n")
        .contains("Network Distance: 1 hop")
        .contains("1 IP address (1 host up)");
  }

  @Test
  void hostsThatAreDownAreOnlyCountedButHaveARecord() throws Exception {
    String text = hosts.atScanner(scan("10.99.0.2-4"));
    assertThat(text).contains("3 IP addresses (1 host up)").doesNotContain("10.99.0.3");
    String json = hosts.atScanner(scan("-oJ", "-", "10.99.0.2-4"));
    assertThat(json.lines()).hasSize(3);
    assertThat(json).contains("\"reason\":\"host is down\"");
  }

  @Test
  void interruptedScanReportsWhatIsFinished() throws Exception {
    Process scan =
        hosts.startAtScanner(
            "scan", "--direct", "-Pn", "--max-rate", "60", "-oJ", "-", "127.0.0.1-250");
    try (var json = scan.inputReader(StandardCharsets.UTF_8)) {
      assertThat(json.readLine()).startsWith("{");
      new ProcessBuilder("kill", "-INT", Long.toString(scan.pid())).start().waitFor();

      assertThat(json.lines()).allMatch(line -> line.startsWith("{"));
    }
    assertThat(scan.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(scan.exitValue()).isEqualTo(1);
  }

  @Test
  void linkThatGoesDownAndUpHangsNoHostAndIsCounted(@TempDir Path directory) throws Exception {
    Path errors = directory.resolve("errors");
    hosts.atTarget("sh", "-c", "for i in $(seq 40 69); do ip addr add 10.99.0.$i/24 dev sp1; done");
    Process scan =
        hosts.startAtScanner(
            errors,
            ("scan --direct -p 80,81 --max-os-tries 1 --max-rate 150 --os-db " + SHIPPED)
                .concat(" -oJ - 10.99.0.40-69")
                .split(" "));
    List<String> records = new ArrayList<>();
    try (var json = scan.inputReader(StandardCharsets.UTF_8)) {
      records.add(json.readLine());
      hosts.link("down");
      TimeUnit.SECONDS.sleep(1);
      hosts.link("up");
      json.lines().forEach(records::add);
    }

    assertThat(scan.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(scan.exitValue()).isZero();
    assertThat(records).hasSize(30);
    assertThat(records.get(records.size() - 1)).as("after the link was up").contains(COMPLETE);
    assertThat(records)
        .as("hosts that could not be sent to")
        .anyMatch(
            record -> record.contains("was interrupted") || record.contains("could not be sent"))
        .noneMatch(record -> record.contains("host is down"));
    assertThat(Files.readString(errors)).contains("packets could not be sent");
  }
}
