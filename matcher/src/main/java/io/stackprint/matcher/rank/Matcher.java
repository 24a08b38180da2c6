package io.stackprint.matcher.rank;

import io.stackprint.fingerprint.Fingerprint;

/**
 * Ranks the references of one database by how well a subject agrees with them.
 *
 * <p>Implementations are immutable and may be shared between threads.
 */
public interface Matcher {
  /** The best references for this subject; a subject without lines matches none. */
  MatchResult match(Fingerprint subject);
}
