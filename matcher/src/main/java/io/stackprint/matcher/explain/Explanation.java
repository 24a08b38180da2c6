package io.stackprint.matcher.explain;

import java.util.List;
import java.util.Optional;

/**
 * Why a subject is taken for what it is taken for.
 *
 * @param best its best match, or the nearest reference where nothing matches
 * @param runnerUp the best one of another OS, wherever in the database it stands; empty when the
 *     database knows no other, or none that the subject could be compared with
 * @param open what would tell the two apart and did not, the most points first
 */
public record Explanation(Comparison best, Optional<Comparison> runnerUp, List<OpenQuestion> open) {

  /** Copies the list. */
  public Explanation {
    open = List.copyOf(open);
  }
}
