package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.record.MatchStatus;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plain matcher against the lists that both releases of Nmap printed. */
class InstalledDatabaseVectorsTest {
  @ParameterizedTest
  @CsvSource({"NMAP_7_93, expected-7.93.tsv", "NMAP_7_99, expected-7.99.tsv"})
  void ranksAllSubjectsAsNmapDoes(NmapProfile profile, String file) throws IOException {
    Matcher matcher = new PlainMatcher(InstalledDatabase.read(profile), new Rules(profile, true));
    Map<String, List<String>> expected = new LinkedHashMap<>();
    Map<String, List<String>> actual = new LinkedHashMap<>();

    Map<String, Fingerprint> subjects = VectorSubjects.all();
    for (String line : VectorSubjects.lines(file)) {
      if (!line.startsWith("#")) {
        List<String> columns = Arrays.asList(line.split("\t", -1));
        expected.put(columns.get(0), columns.subList(3, columns.size()));
      }
    }
    subjects.forEach((id, subject) -> actual.put(id, columns(matcher.match(subject))));

    assertThat(expected).hasSize(300);
    assertThat(actual).isEqualTo(expected);
  }

  private static List<String> columns(MatchResult result) {
    var columns = new ArrayList<String>();
    columns.add(word(result.status()));
    columns.add(Integer.toString(result.perfectMatches()));
    columns.add(Integer.toString(result.matches().size()));
    for (Match match : result.matches().stream().limit(10).toList()) {
      columns.add(String.format(Locale.ROOT, "%.8f", match.accuracy()));
      columns.add(Integer.toString(match.reference().line()));
    }
    return columns;
  }

  private static String word(MatchStatus status) {
    return switch (status) {
      case SUCCESS -> "SUCCESS";
      case NO_MATCHES -> "NOMATCHES";
      case TOO_MANY_MATCHES -> "TOOMANYMATCHES";
    };
  }
}
