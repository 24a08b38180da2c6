package io.stackprint.matcher.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.Databases;
import io.stackprint.matcher.Subjects;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.explain.ComparedAttribute.Result;
import io.stackprint.matcher.explain.OpenQuestion.Why;
import io.stackprint.matcher.rank.Overlap;
import io.stackprint.matcher.rank.PlainMatcher;
import io.stackprint.matcher.rank.Score;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final OsDatabase DATABASE =
      Databases.of(
          """
          Fingerprint Toaster 2
          Class Acme | Toaster OS | 2.X | appliance
          SEQ(SP=1-5%TI=I%CI=I%TS=7)
          T1(R=Y%DF=Y%T=3B-45%TG=40%Q=)

          Fingerprint Toaster 1
          Class Acme | Toaster OS | 1.X | appliance
          SEQ(SP=1-5%TI=I%CI=I%TS=8)
          T1(R=Y%DF=Y%T=3B-45%TG=40%Q=)

          Fingerprint Mixer
          Class Other | Mixer OS || appliance
          SEQ(SP=2-6%TI=I%CI=Z%TS=8)
          T1(R=Y%DF=N%T=7B-85%TG=80%Q=)
          """);

  private static Explanation explain(OsDatabase database, String... lines) {
    Fingerprint subject = Subjects.of(lines);
    return new Explainer(database, Rules.DEFAULT)
        .explain(subject, new PlainMatcher(database, Rules.DEFAULT).match(subject))
        .orElseThrow();
  }

  private static Explanation explain(String... lines) {
    return explain(DATABASE, lines);
  }

  private static ComparedAttribute attribute(
      Comparison comparison, TestName test, Attribute attribute) {
    return comparison.line(test).orElseThrow().attribute(attribute).orElseThrow();
  }

  @Test
  void eachAttributeIsWonLostOrNotCompared() {
    Comparison best = explain("SEQ(SP=7%TI=I%CI=I%SS=S%TS=7)", "T1(R=N)").best();

    assertThat(best.reference().name()).isEqualTo("Toaster 2");
    assertThat(attribute(best, TestName.SEQ, Attribute.TI).result()).isEqualTo(Result.WON);
    assertThat(attribute(best, TestName.SEQ, Attribute.SS).result()).isEqualTo(Result.NOT_EXPECTED);
    assertThat(attribute(best, TestName.T1, Attribute.DF).result()).isEqualTo(Result.NOT_OBSERVED);
    assertThat(attribute(best, TestName.SEQ, Attribute.SP))
        .isEqualTo(
            new ComparedAttribute(
                Attribute.SP, Optional.of("7"), Optional.of("1-5"), 25, Result.LOST));
    assertThat(best.score()).isEqualTo(new Score(250, 375));
    assertThat(best.overlap()).isEqualTo(new Overlap(5, 375, 455));
  }

  @Test
  void runnerUpIsOfAnotherOs() {
    Explanation said = explain("SEQ(SP=2%TI=I%CI=I%TS=7)", "T1(R=Y%DF=Y%T=40)");

    assertThat(said.best().reference().name()).isEqualTo("Toaster 2");
    assertThat(said.runnerUp().orElseThrow().reference().name()).isEqualTo("Mixer");
  }

  @Test
  void thereIsNoRunnerUpWhereTheDatabaseKnowsNoOtherOs() {
    OsDatabase toasters =
        new OsDatabase("toasters", "", DATABASE.matchPoints(), DATABASE.references().subList(0, 2));

    Explanation said = explain(toasters, "SEQ(TI=I)");

    assertThat(said.runnerUp()).isEmpty();
    assertThat(said.open()).isEmpty();
  }

  @Test
  void nearestEntryIsExplainedWhereNothingMatches() {
    Explanation said = explain("SEQ(SP=9%TI=RD%CI=Z%TS=8)");

    assertThat(said.best().reference().name()).isEqualTo("Mixer");
    assertThat(said.best().score()).isEqualTo(new Score(150, 275));
  }

  @Test
  void nothingIsSaidWhereNothingCanBeCompared() {
    Fingerprint subject = Subjects.of("U1(R=N)");
    var empty = new OsDatabase("empty", "", MatchPoints.NONE, List.of());

    assertThat(
            new Explainer(empty, Rules.DEFAULT)
                .explain(subject, new PlainMatcher(empty, Rules.DEFAULT).match(subject)))
        .isEmpty();
  }

  @Test
  void ttlIsExpectedOnceInTheFormThatTheSubjectHas() {
    assertThat(attributes(explain("SEQ(TI=I)", "T1(R=Y%T=40)").best()))
        .containsExactly(Attribute.R, Attribute.DF, Attribute.T, Attribute.Q);
    assertThat(attributes(explain("SEQ(TI=I)", "T1(R=Y%TG=40)").best()))
        .containsExactly(Attribute.R, Attribute.DF, Attribute.TG, Attribute.Q);
    assertThat(attributes(explain("SEQ(TI=I)").best()))
        .containsExactly(Attribute.R, Attribute.DF, Attribute.T, Attribute.Q);
  }

  private static List<Attribute> attributes(Comparison comparison) {
    return comparison.line(TestName.T1).orElseThrow().attributes().stream()
        .map(ComparedAttribute::attribute)
        .toList();
  }

  @Test
  void openIsWhatTheTwoExpectDifferentlyAndWhatDidNotTellThemApart() {
    assertThat(explain("SEQ(SP=3%TI=I%TS=7)").open())
        .containsExactly(
            question(Probes.CLOSED, Why.NO_VALUE, 50, TestName.SEQ, Attribute.CI),
            new OpenQuestion(
                Probes.S,
                Why.NOT_MADE,
                List.of(
                    new OpenQuestion.Test(TestName.T1, Attribute.DF),
                    new OpenQuestion.Test(TestName.T1, Attribute.T)),
                35),
            question(Probes.S, Why.BOTH_ACCEPT, 25, TestName.SEQ, Attribute.SP));
    assertThat(explain("SEQ(SP=9%TI=I%CI=I%TS=7)", "T1(R=N)").open())
        .extracting(OpenQuestion::why)
        .containsExactly(Why.SILENT, Why.NEITHER_ACCEPTS);
  }

  private static OpenQuestion question(
      Probes probes, Why why, int points, TestName test, Attribute attribute) {
    return new OpenQuestion(probes, why, List.of(new OpenQuestion.Test(test, attribute)), points);
  }
}
