package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.record.MatchStatus;
import java.util.List;
import java.util.Optional;

/**
 * Which round of an observation is reported, and what it matches.
 *
 * <p>The first round with a perfect match; without one the round with the best accuracy among those
 * that succeeded, the first on ties; where none succeeded, the first round. The sequences reported
 * are those of the round with the perfect match, else of the last round.
 *
 * @param matchedIndex 0-based index of the reported round; empty when there was no round
 * @param sequencesIndex 0-based index of the round whose sequences are reported; empty likewise
 * @param fingerprint of the reported round; without lines when there was no round
 * @param result its matches
 */
record RoundChoice(
    Optional<Integer> matchedIndex,
    Optional<Integer> sequencesIndex,
    Fingerprint fingerprint,
    MatchResult result) {

  private static final Fingerprint NOTHING = Fingerprint.of(List.of());

  /** Matches the rounds in order, up to the first perfect match. */
  static RoundChoice of(List<Fingerprint> rounds, Matcher matcher) {
    if (rounds.isEmpty()) {
      return new RoundChoice(Optional.empty(), Optional.empty(), NOTHING, matcher.match(NOTHING));
    }
    int last = rounds.size() - 1;
    RoundChoice best = of(rounds, 0, last, matcher);
    for (int i = 0; i <= last; i++) {
      RoundChoice round = i == 0 ? best : of(rounds, i, last, matcher);
      if (round.result.isExact()) {
        return new RoundChoice(
            round.matchedIndex, round.matchedIndex, round.fingerprint, round.result);
      }
      if (round.isBetterThan(best)) {
        best = round;
      }
    }
    return best;
  }

  private static RoundChoice of(List<Fingerprint> rounds, int index, int last, Matcher matcher) {
    Fingerprint fingerprint = rounds.get(index);
    return new RoundChoice(
        Optional.of(index), Optional.of(last), fingerprint, matcher.match(fingerprint));
  }

  private boolean isBetterThan(RoundChoice other) {
    return accuracy() > other.accuracy();
  }

  /** The best accuracy, 0 to 1; -1 when the round did not succeed. */
  private double accuracy() {
    return result.status() == MatchStatus.SUCCESS
        ? result.best().map(Match::accuracy).orElse(-1.0)
        : -1;
  }
}
