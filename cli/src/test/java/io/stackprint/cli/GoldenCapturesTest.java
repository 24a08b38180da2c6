package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.NmapProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays every capture of a scan and compares our report with the one that Nmap 7.93 printed at
 * the end of that scan: every line of text and every element of XML that speaks of the operating
 * system, host by host. What differs must stand in {@code known-differences.md}, and nothing else
 * may stand there.
 */
class GoldenCapturesTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");

  private static final Rules RULES = new Rules(NmapProfile.NMAP_7_93, true);
  private static Optional<OsDatabase> database = Optional.empty();

  @TempDir Path out;

  static Stream<String> scans() throws IOException {
    try (Stream<Path> files = Files.list(CAPTURES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".xml") && !name.startsWith("ipv6_"))
          .map(name -> name.substring(0, name.length() - 4))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scans")
  void reportSaysWhatNmapSaid(String scan) throws IOException {
    InstalledNmap.requireDatabase();
    Path text = out.resolve("report.txt");
    Path xml = out.resolve("report.xml");
    replay(scan, text, xml);

    Map<String, String> details = new TreeMap<>();
    compare(NmapReport.ofText(CAPTURES.resolve(scan + ".txt")), NmapReport.ofText(text), details);
    compare(NmapReport.ofXml(CAPTURES.resolve(scan + ".xml")), NmapReport.ofXml(xml), details);

    SortedSet<String> items = new TreeSet<>();
    details.keySet().forEach(place -> items.add(place.substring(place.indexOf('>') + 1)));
    assertThat(items)
        .as("differences of %s: %s", scan, details)
        .isEqualTo(KnownDifferences.itemsOf(scan));
  }

  @Test
  void everyKnownDifferenceIsOfACaptureThatExistsAndHasAReason() throws IOException {
    List<String> names = scans().toList();
    for (KnownDifferences.Row row : KnownDifferences.rows()) {
      assertThat(names).containsAll(row.captures());
      assertThat(row.reason()).isNotBlank();
    }
  }

  /**
   * What the replay command does, with the options that Nmap was given; the database loaded once.
   */
  private void replay(String scan, Path text, Path xml) throws IOException {
    var output = new OutputOptions();
    output.normal = text.toString();
    output.xml = xml.toString();
    output.debug = true;
    output.guess = Files.readString(CAPTURES.resolve(scan + ".json")).contains("--osscan-guess");
    var options = new ReplayOptions(Map.of());
    options.direct = true;
    var said = new ByteArrayOutputStream();
    var err = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (var outputs = new Outputs(output, RULES.strict(), err)) {
      var report = new ReplayReport(outputs, "replay " + scan);
      var run = new ReplayRun(options, RULES, database(), report, new Terminal(err, err, false));
      assertThat(run.all(List.of(CaptureSource.of(capture(scan).toString())))).isTrue();
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static OsDatabase database() {
    if (database.isEmpty()) {
      var file = DatabaseFile.find(Optional.of(InstalledNmap.DATABASE), Map.of());
      var silent = new Terminal(System.out, System.err, false);
      database = Optional.of(Databases.load(file, RULES.profile(), silent));
    }
    return database.get();
  }

  private static void compare(
      Map<String, Map<String, String>> nmap,
      Map<String, Map<String, String>> ours,
      Map<String, String> details) {
    var hosts = new TreeSet<>(nmap.keySet());
    hosts.addAll(ours.keySet());
    for (String host : hosts) {
      Map<String, String> expected = nmap.getOrDefault(host, Map.of());
      Map<String, String> found = ours.getOrDefault(host, Map.of());
      List<String> items = new ArrayList<>(expected.keySet());
      items.addAll(found.keySet());
      for (String item : items) {
        String wanted = expected.getOrDefault(item, "");
        String got = found.getOrDefault(item, "");
        if (!wanted.equals(got)) {
          String format = host.substring(0, host.indexOf(' '));
          details.put(
              host + ">" + format + ": " + item, "\n  nmap " + wanted + "\n  ours " + got + "\n");
        }
      }
    }
  }

  private static Path capture(String scan) {
    Path pcapng = CAPTURES.resolve(scan + ".pcapng");
    return Files.exists(pcapng) ? pcapng : CAPTURES.resolve(scan + ".pcap");
  }
}
