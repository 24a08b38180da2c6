package io.stackprint.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.Databases;
import io.stackprint.matcher.RandomDatabases;
import io.stackprint.matcher.RandomSubjects;
import io.stackprint.matcher.Subjects;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.explain.Explainer;
import io.stackprint.record.NmapProfile;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlapTest {
  private static final OsDatabase DATABASE =
      Databases.of(
          """
          Fingerprint Sparse
          Class a | b || c
          SEQ(TI=I)

          Fingerprint Whole
          Class a | b || c
          SEQ(SP=9%TI=I%CI=I%II=I%TS=7)
          T1(R=Y%DF=Y)

          Fingerprint Silent
          Class a | b || c
          T1(R=N)
          """);
  private static final Fingerprint SUBJECT =
      Subjects.of("SEQ(SP=1%TI=I%CI=I%II=I%TS=7)", "T1(R=Y%DF=Y)");

  private static Overlap overlap(int entry, Rules rules) {
    Reference reference = DATABASE.references().get(entry);
    return new ObservedPoints(SUBJECT, DATABASE.matchPoints(), rules).with(reference);
  }

  @Test
  void countsWhatBothSidesHave() {
    assertThat(overlap(0, Rules.DEFAULT)).isEqualTo(new Overlap(1, 100, 495));
    assertThat(overlap(1, Rules.DEFAULT)).isEqualTo(new Overlap(7, 495, 495));
    assertThat(overlap(2, Rules.DEFAULT)).isEqualTo(new Overlap(1, 100, 495));
  }

  @Test
  void sparsePerfectMatchIsWorthLessThanAWholeOneThatIsAlmostPerfect() {
    double sparse = overlap(0, Rules.DEFAULT).adjusted(1);
    double whole = overlap(1, Rules.DEFAULT).adjusted(470 / 495.0);

    assertThat(sparse).isCloseTo((100 + 395 * 2 / 3.0) / 495, within(1e-12));
    assertThat(whole).isEqualTo(470 / 495.0).isGreaterThan(sparse);
  }

  @Test
  void nothingObservedIsWorthNothing() {
    assertThat(new Overlap(0, 0, 0).adjusted(0)).isZero();
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isWhatAnExplanationSays(long seed) {
    for (NmapProfile profile : NmapProfile.values()) {
      OsDatabase database = new RandomDatabases(seed, profile == NmapProfile.NMAP_7_99).database();
      var rules = new Rules(profile, false);
      var explainer = new Explainer(database, rules);
      Fingerprint subject = new RandomSubjects(database, seed).next();
      var observed = new ObservedPoints(subject, database.matchPoints(), rules);

      for (Reference reference : database.references()) {
        assertThat(observed.with(reference))
            .as("%s%n%s", subject, reference)
            .isEqualTo(explainer.compare(subject, reference).overlap());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void adjustedLiesBetweenThePriorAndTheAccuracy(long seed) {
    OsDatabase database = new RandomDatabases(seed, true).database();
    Fingerprint subject = new RandomSubjects(database, seed).next();
    var observed = new ObservedPoints(subject, database.matchPoints(), Rules.DEFAULT);

    for (Match match : new PlainMatcher(database, Rules.DEFAULT).match(subject).matches()) {
      double adjusted = observed.with(match.reference()).adjusted(match.accuracy());
      assertThat(adjusted).isBetween(Overlap.PRIOR, match.accuracy());
    }
  }
}
