package io.stackprint.matcher.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.InstalledDatabase;
import io.stackprint.matcher.RandomDatabases;
import io.stackprint.matcher.RandomSubjects;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.explain.ComparedAttribute.Result;
import io.stackprint.matcher.rank.Match;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.matcher.rank.Matcher;
import io.stackprint.matcher.rank.PlainMatcher;
import io.stackprint.matcher.rank.VectorSubjects;
import io.stackprint.record.NmapProfile;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The points of an explanation are those of the accuracy that is printed. */
class ExplainerPropertyTest {
  private static void addUp(
      OsDatabase database, Rules rules, Matcher matcher, Collection<Fingerprint> subjects) {
    var explainer = new Explainer(database, rules);
    for (Fingerprint subject : subjects) {
      MatchResult result = matcher.match(subject);
      for (Match match : result.matches()) {
        Comparison comparison = explainer.compare(subject, match.reference());
        assertThat(pointsWon(comparison) / pointsPossible(comparison))
            .as("%s%n%s%n%s", rules, subject, match.reference())
            .isEqualTo(match.accuracy());
      }
      explainer.explain(subject, result).ifPresent(said -> isTrue(said, result));
    }
  }

  // Counted here once more, from what a reader sees, not by the methods that are tested.
  private static double pointsWon(Comparison comparison) {
    return attributes(comparison)
        .filter(attribute -> attribute.result() == Result.WON)
        .mapToInt(ComparedAttribute::points)
        .sum();
  }

  private static double pointsPossible(Comparison comparison) {
    return attributes(comparison)
        .filter(attribute -> attribute.observed().isPresent() && attribute.expected().isPresent())
        .mapToInt(ComparedAttribute::points)
        .sum();
  }

  private static Stream<ComparedAttribute> attributes(Comparison comparison) {
    return comparison.lines().stream().flatMap(line -> line.attributes().stream());
  }

  private static void isTrue(Explanation said, MatchResult result) {
    Comparison best = said.best();
    result
        .best()
        .ifPresent(
            match -> {
              assertThat(best.reference()).isSameAs(match.reference());
              assertThat(best.score().accuracy()).isEqualTo(match.accuracy());
            });
    said.runnerUp()
        .ifPresent(
            other -> {
              assertThat(other.reference().isSameOsAs(best.reference())).isFalse();
              assertThat(other.score().accuracy()).isLessThanOrEqualTo(best.score().accuracy());
            });
    assertThat(said.open())
        .allSatisfy(question -> assertThat(question.points()).isPositive())
        .isSortedAccordingTo((a, b) -> b.points() - a.points());
  }

  @ParameterizedTest
  @EnumSource(NmapProfile.class)
  void pointsAddUpToTheAccuracyOnTheVectors(NmapProfile profile) throws IOException {
    OsDatabase database = InstalledDatabase.read(profile);
    var rules = new Rules(profile, true);

    addUp(database, rules, new CompiledMatcher(database, rules), VectorSubjects.all().values());
  }

  @ParameterizedTest
  @EnumSource(NmapProfile.class)
  void pointsAddUpToTheAccuracyOfRandomSubjects(NmapProfile profile) {
    OsDatabase database = InstalledDatabase.read(profile);
    var rules = new Rules(profile, false);
    var random = new RandomSubjects(database, 4);
    List<Fingerprint> subjects = Stream.generate(random::next).limit(200).toList();

    addUp(database, rules, new CompiledMatcher(database, rules), subjects);
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pointsAddUpToTheAccuracyInAnyDatabase(long seed) {
    for (NmapProfile profile : NmapProfile.values()) {
      OsDatabase database = new RandomDatabases(seed, profile == NmapProfile.NMAP_7_99).database();
      var rules = new Rules(profile, seed % 2 == 0);
      var random = new RandomSubjects(database, seed);

      addUp(
          database,
          rules,
          new PlainMatcher(database, rules),
          Stream.generate(random::next).limit(20).toList());
    }
  }
}
