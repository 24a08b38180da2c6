package io.stackprint.matcher.rank;

import io.stackprint.record.MatchStatus;
import java.util.List;
import java.util.Optional;

/**
 * The references that a subject matches.
 *
 * @param status SUCCESS with at least one match; TOO_MANY_MATCHES when matching stopped at one more
 *     perfect match than the list holds, the list being as it stood then
 * @param perfectMatches how many of the matches are perfect, 0 to 36
 * @param matches best first, ties in database order, one for each name; at most 36
 */
public record MatchResult(MatchStatus status, int perfectMatches, List<Match> matches) {

  /** Copies the list. */
  public MatchResult {
    matches = List.copyOf(matches);
  }

  /** The best match, empty when there is none. */
  public Optional<Match> best() {
    return matches.stream().findFirst();
  }

  /** True when matching succeeded and the best match is perfect: Nmap then stops probing. */
  public boolean isExact() {
    return status == MatchStatus.SUCCESS && perfectMatches > 0;
  }
}
