package io.stackprint.matcher.rank;

import io.stackprint.matcher.database.Reference;
import io.stackprint.record.MatchStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * The best matches so far, while the references are gone through in database order.
 *
 * <p>The order of the steps in {@link #add} is part of the result: which of several references of
 * one name is listed, and when the list gives up, depend on it.
 */
public final class RankedList {
  /** How many matches are kept, and how many of them may be perfect. */
  static final int CAPACITY = 36;

  private static final double LEAST_ACCURACY = 0.85;
  private static final double STEP = 0.00001;

  private final List<Match> matches = new ArrayList<>(CAPACITY + 1);
  private final int[] hashes = new int[CAPACITY + 1]; // [match], of its name
  private double threshold = LEAST_ACCURACY;
  private int perfectMatches;
  private boolean tooMany;

  /**
   * Offers a match; false when matching ends because there are too many perfect ones.
   *
   * @param accuracy matched points through possible points, 0 to 1
   */
  public boolean add(Reference reference, double accuracy) {
    return accuracy < threshold || add(new Match(reference, accuracy)); // never above 1, perfect
  }

  private boolean add(Match match) {
    int sameName = indexOfName(match.reference().name());
    if (sameName >= 0) {
      if (matches.get(sameName).accuracy() >= match.accuracy()) {
        return true;
      }
      remove(sameName);
    }
    if (match.isPerfect()) {
      if (perfectMatches == CAPACITY) {
        tooMany = true;
        return false;
      }
      perfectMatches++;
    }
    insert(match);
    return true;
  }

  private int indexOfName(String name) {
    int hash = name.hashCode();
    for (int i = 0; i < matches.size(); i++) {
      if (hashes[i] == hash && matches.get(i).reference().name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void insert(Match match) {
    int at = 0;
    while (at < matches.size() && matches.get(at).accuracy() >= match.accuracy()) {
      at++;
    }
    System.arraycopy(hashes, at, hashes, at + 1, matches.size() - at);
    hashes[at] = match.reference().name().hashCode();
    matches.add(at, match);
    if (matches.size() > CAPACITY) {
      remove(CAPACITY);
    }
    if (matches.size() == CAPACITY) {
      threshold = Math.min(matches.get(CAPACITY - 1).accuracy() + STEP, 1.0);
    }
  }

  private void remove(int at) {
    matches.remove(at);
    System.arraycopy(hashes, at + 1, hashes, at, matches.size() - at);
  }

  /** What the list has come to. */
  public MatchResult result() {
    MatchStatus status =
        tooMany
            ? MatchStatus.TOO_MANY_MATCHES
            : matches.isEmpty() ? MatchStatus.NO_MATCHES : MatchStatus.SUCCESS;
    return new MatchResult(status, perfectMatches, matches);
  }
}
