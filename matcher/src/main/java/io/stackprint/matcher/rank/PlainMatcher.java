package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.expression.Expressions;
import java.util.List;

/**
 * Compares the subject with every reference, one attribute after the other.
 *
 * <p>Slow and obvious on purpose: this is the specification that the compiled matcher is tested and
 * measured against. Nothing else uses it.
 */
public final class PlainMatcher implements Matcher {
  private final List<Candidate> candidates;
  private final Expressions expressions;

  private record Candidate(Reference reference, List<ExpectedLine> expected) {}

  /** A matcher over this database, comparing as these rules want it. */
  public PlainMatcher(OsDatabase database, Rules rules) {
    this.expressions = Expressions.of(rules);
    this.candidates =
        database.references().stream()
            .map(
                reference ->
                    new Candidate(
                        reference, ExpectedLine.of(reference, database.matchPoints(), rules)))
            .toList();
  }

  @Override
  public MatchResult match(Fingerprint subject) {
    var ranked = new RankedList();
    for (Candidate candidate : candidates) {
      Score score = Score.of(subject, candidate.expected, expressions);
      if (!ranked.add(candidate.reference, score.accuracy())) {
        break;
      }
    }
    return ranked.result();
  }
}
