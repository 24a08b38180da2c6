package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.matcher.Subjects;
import io.stackprint.record.MatchStatus;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The fingerprints that Nmap 7.93 printed of real hosts, matched again: verdict, names, lines and
 * whole percentages must be those that it printed.
 */
class CaptureMatchesTest {
  private static final Path CAPTURES = Path.of("../cli/src/test/resources/captures");
  private static final int MOST_PRINTED = 8;

  @Test
  void matchesEveryPrintedFingerprintAsNmapDid() throws IOException {
    Matcher matcher =
        new PlainMatcher(
            InstalledDatabase.read(NmapProfile.NMAP_7_93), new Rules(NmapProfile.NMAP_7_93, true));
    Map<String, List<String>> expected = new LinkedHashMap<>();
    Map<String, List<String>> actual = new LinkedHashMap<>();

    expectations()
        .forEach(
            (name, scan) -> {
              expected.put(name, printed(scan));
              actual.put(name, printed(matcher.match(subject(scan))));
            });

    assertThat(expected).hasSizeGreaterThan(80);
    assertThat(actual).isEqualTo(expected);
  }

  /** What is expected of each IPv4 host whose fingerprint was printed, by capture and address. */
  private static Map<String, JsonNode> expectations() throws IOException {
    if (!Files.isDirectory(CAPTURES)) {
      InstalledDatabase.missing(CAPTURES + " is missing");
    }
    Map<String, JsonNode> expectations = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(CAPTURES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        JsonNode capture = new ObjectMapper().readTree(file.toFile());
        for (JsonNode host : capture.has("hosts") ? capture.get("hosts") : List.of(capture)) {
          if (lines(host).anyMatch(line -> line.contains("%E=4%"))) {
            String address = host.path("addr").asText();
            expectations.put(file.getFileName() + " " + address, host.get("expected"));
          }
        }
      }
    }
    return expectations;
  }

  private static Stream<String> lines(JsonNode host) {
    return elements(host.path("expected").path("fingerprint")).map(JsonNode::asText);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Fingerprint subject(JsonNode scan) {
    return Subjects.of(
        elements(scan.get("fingerprint"))
            .map(JsonNode::asText)
            .filter(line -> !line.startsWith("SCAN("))
            .toList());
  }

  private static List<String> printed(JsonNode scan) {
    return Stream.concat(
            Stream.of(scan.get("verdict").asText()),
            elements(scan.path("osmatch"))
                .map(
                    match ->
                        match.get("dbLine").asInt()
                            + " "
                            + match.get("accuracy").asInt()
                            + "% "
                            + match.get("name").asText()))
        .toList();
  }

  /** What Nmap prints of a result: all perfect matches, else those within a tenth of the best. */
  private static List<String> printed(MatchResult result) {
    double best = result.best().map(Match::accuracy).orElse(0.0);
    Stream<Match> matches =
        switch (verdict(result)) {
          case "exact" -> result.matches().stream().filter(Match::isPerfect);
          case "guesses" ->
              result.matches().stream().limit(10).filter(m -> m.accuracy() > best - 0.1);
          default -> Stream.of();
        };
    return Stream.concat(Stream.of(verdict(result)), matches.map(CaptureMatchesTest::printed))
        .toList();
  }

  private static String printed(Match match) {
    return match.reference().line()
        + " "
        + (int) (match.accuracy() * 100)
        + "% "
        + match.reference().name();
  }

  private static String verdict(MatchResult result) {
    if (result.status() == MatchStatus.NO_MATCHES) {
      return "none";
    }
    if (result.status() == MatchStatus.TOO_MANY_MATCHES || result.perfectMatches() > MOST_PRINTED) {
      return "too-many";
    }
    return result.isExact() ? "exact" : "guesses";
  }
}
