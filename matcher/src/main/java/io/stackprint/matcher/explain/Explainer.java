package io.stackprint.matcher.explain;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.explain.ComparedAttribute.Result;
import io.stackprint.matcher.expression.Expressions;
import io.stackprint.matcher.rank.ExpectedLine;
import io.stackprint.matcher.rank.Match;
import io.stackprint.matcher.rank.MatchResult;
import io.stackprint.matcher.rank.Score;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says why a subject matches what it matches.
 *
 * <p>Immutable. It goes over the whole database where the list of matches does not hold what is
 * looked for, which takes some milliseconds: for people who ask, not for every host.
 */
public final class Explainer {
  private final OsDatabase database;
  private final MatchPoints points;
  private final Rules rules;
  private final Expressions expressions;

  /**
   * Explains matches in one database.
   *
   * @param database that was matched against
   * @param rules that were compared by
   */
  public Explainer(OsDatabase database, Rules rules) {
    this.database = database;
    this.points = database.matchPoints();
    this.rules = rules;
    this.expressions = Expressions.of(rules);
  }

  /**
   * Explains what was found; empty when no reference can be compared with the subject.
   *
   * @param result of matching this subject against this database by these rules
   */
  public Optional<Explanation> explain(Fingerprint subject, MatchResult result) {
    return first(subject, result, any -> true).map(best -> explain(subject, result, best));
  }

  private Explanation explain(Fingerprint subject, MatchResult result, Reference best) {
    Comparison left = compare(subject, best);
    Optional<Comparison> right =
        first(subject, result, other -> !isSameOs(best, other))
            .map(other -> compare(subject, other));
    return new Explanation(
        left,
        right,
        right.map(other -> OpenQuestions.between(left, other, subject)).orElse(List.of()));
  }

  // An entry without a class is an OS of its own, but not another than itself.
  private static boolean isSameOs(Reference left, Reference right) {
    return left.id().equals(right.id()) || left.isSameOsAs(right);
  }

  /** The first match that is wanted, else the nearest reference that is; ties in order. */
  private Optional<Reference> first(
      Fingerprint subject, MatchResult result, Predicate<Reference> wanted) {
    return result.matches().stream()
        .map(Match::reference)
        .filter(wanted)
        .findFirst()
        .or(() -> nearest(subject, wanted));
  }

  private Optional<Reference> nearest(Fingerprint subject, Predicate<Reference> wanted) {
    Optional<Reference> nearest = Optional.empty();
    double accuracy = 0;
    for (Reference reference : database.references()) {
      double its = wanted.test(reference) ? score(subject, reference).accuracy() : 0;
      if (its > accuracy) {
        accuracy = its;
        nearest = Optional.of(reference);
      }
    }
    return nearest;
  }

  private Score score(Fingerprint subject, Reference reference) {
    return Score.of(subject, ExpectedLine.of(reference, points, rules), expressions);
  }

  /** A subject against any reference. */
  public Comparison compare(Fingerprint subject, Reference reference) {
    Map<TestName, ExpectedLine> expected = new EnumMap<>(TestName.class);
    ExpectedLine.of(reference, points, rules).forEach(line -> expected.put(line.test(), line));
    List<ComparedLine> lines = new ArrayList<>();
    for (TestName test : TestName.values()) {
      var nothing = new ExpectedLine(test, List.of());
      ComparedLine line = compare(subject, expected.getOrDefault(test, nothing));
      if (!line.attributes().isEmpty()) {
        lines.add(line);
      }
    }
    return new Comparison(reference, lines);
  }

  private ComparedLine compare(Fingerprint subject, ExpectedLine expected) {
    TestName test = expected.test();
    Optional<TestLine> line = subject.line(test);
    Optional<Attribute> unobservable = expected.unobservable(subject);
    List<ComparedAttribute> attributes = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      Optional<String> observed = line.flatMap(its -> its.value(attribute));
      Optional<String> expression =
          expected
              .expression(attribute)
              .filter(any -> observed.isPresent() || !unobservable.equals(Optional.of(attribute)));
      if (observed.isPresent() || expression.isPresent()) {
        attributes.add(compare(test, attribute, observed, expression));
      }
    }
    return new ComparedLine(test, attributes);
  }

  private ComparedAttribute compare(
      TestName test, Attribute attribute, Optional<String> observed, Optional<String> expression) {
    return new ComparedAttribute(
        attribute,
        observed,
        expression,
        points.of(test, attribute),
        result(attribute, observed, expression));
  }

  private Result result(
      Attribute attribute, Optional<String> observed, Optional<String> expression) {
    if (observed.isEmpty()) {
      return Result.NOT_OBSERVED;
    }
    if (expression.isEmpty()) {
      return Result.NOT_EXPECTED;
    }
    boolean accepted = expressions.accept(attribute, expression.get(), observed.get());
    return accepted ? Result.WON : Result.LOST;
  }
}
