package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.MatchPoints;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.rank.ExpectedLine.Expectation;
import io.stackprint.record.BestVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one answer, and what tells of how much it is worth.
 *
 * <p><b>Margin</b>: the best accuracy less that of the first match in the list that is another OS.
 * Two matches are the same OS when they share a class in vendor and family, so the releases of one
 * system do not compete with each other; a match without classes is an OS of its own. Without
 * another OS in the list there is no margin, which is better than any.
 *
 * <p><b>Tests observed</b>: the points of those attributes of the best reference that the subject
 * has a value for, through the points of all its attributes. T and TG of one line count once, as T
 * where the subject has neither, because no subject can have both. A perfect match that rests on
 * two lines of thirteen is seen by this. What it is worth against the other matches is said by the
 * adjusted accuracy, {@link Overlap}.
 */
final class BestVerdicts {
  private final MatchPoints points;
  private final Rules rules;
  private final ClassRecords classes;
  private final Map<String, List<ExpectedLine>> lines = new ConcurrentHashMap<>(); // by reference

  /**
   * Verdicts over one database.
   *
   * @param points its weights
   * @param rules that its references are compared by
   * @param classes the records of its classes
   */
  BestVerdicts(MatchPoints points, Rules rules, ClassRecords classes) {
    this.points = points;
    this.rules = rules;
    this.classes = classes;
  }

  /** The best match as a verdict, empty when there is none. */
  Optional<BestVerdict> of(MatchResult result, Fingerprint subject, ObservedPoints observed) {
    return result.best().map(best -> verdict(best, result, subject, observed));
  }

  private BestVerdict verdict(
      Match best, MatchResult result, Fingerprint subject, ObservedPoints observed) {
    Reference reference = best.reference();
    return BestVerdict.newBuilder()
        .setName(reference.name())
        .setOsClass(reference.classes().stream().findFirst().map(classes::of).orElse(null))
        .setAccuracy(best.accuracy())
        .setMargin(margin(best, result).orElse(null))
        .setTestsObserved(testsObserved(reference, subject))
        .setAdjustedAccuracy(observed.with(reference).adjusted(best.accuracy()))
        .build();
  }

  private static Optional<Double> margin(Match best, MatchResult result) {
    return result.matches().stream()
        .skip(1)
        .filter(match -> !best.reference().isSameOsAs(match.reference()))
        .findFirst()
        .map(other -> best.accuracy() - other.accuracy());
  }

  private double testsObserved(Reference reference, Fingerprint subject) {
    int observed = 0;
    int all = 0;
    for (ExpectedLine line : linesOf(reference)) {
      Optional<Attribute> unobservable = line.unobservable(subject);
      for (Expectation expected : line.expectations()) {
        if (subject.value(line.test(), expected.attribute()).isPresent()) {
          observed += expected.points();
        }
        if (!unobservable.equals(Optional.of(expected.attribute()))) {
          all += expected.points();
        }
      }
    }
    return all == 0 ? 0 : (double) observed / all;
  }

  private List<ExpectedLine> linesOf(Reference reference) {
    return lines.computeIfAbsent(reference.id(), id -> ExpectedLine.of(reference, points, rules));
  }
}
