package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.RandomDatabases;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.expression.Expressions;
import io.stackprint.record.NmapProfile;
import java.util.Comparator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainMatcherPropertyTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void subjectDrawnFromAReferenceMatchesItPerfectly(long seed) {
    for (NmapProfile profile : NmapProfile.values()) {
      var random = new RandomDatabases(seed, profile == NmapProfile.NMAP_7_99);
      OsDatabase database = random.database();
      var rules = new Rules(profile, false);
      for (Reference reference : database.references()) {
        Fingerprint subject = random.subjectOf(reference);

        var expected = ExpectedLine.of(reference, database.matchPoints(), rules);
        Score score = Score.of(subject, expected, Expressions.of(rules));

        assertThat(score.accuracy()).as("%s%n%s", reference, subject).isEqualTo(1.0);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void matchesAreRankedAndOneForEachName(long seed) {
    var random = new RandomDatabases(seed, true);
    OsDatabase database = random.database();
    Matcher matcher = new PlainMatcher(database, Rules.DEFAULT);

    for (Reference reference : database.references()) {
      MatchResult result = matcher.match(random.subjectOf(reference));

      assertThat(result.isExact()).isTrue();
      assertThat(result.matches())
          .isSortedAccordingTo(Comparator.comparingDouble(Match::accuracy).reversed())
          .extracting(match -> match.reference().name())
          .doesNotHaveDuplicates()
          .contains(reference.name());
      assertThat(result.matches().stream().filter(Match::isPerfect))
          .hasSize(result.perfectMatches());
    }
  }
}
