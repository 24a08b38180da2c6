package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.matcher.rank.MatchResult;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The results of those subjects that were met lately: a host that did not change matches what it
 * matched before.
 *
 * <p>A fixed number of places: a subject has one place, and drives out whichever stood there.
 * Thread safe without locks: entries are immutable, and any of them may be lost.
 */
final class ResultMemory {
  private final AtomicReferenceArray<Entry> places;

  private record Entry(int hash, Fingerprint subject, MatchResult result) {}

  /**
   * A memory.
   *
   * @param places how many results it holds at most, 0 or more
   */
  ResultMemory(int places) {
    this.places = new AtomicReferenceArray<>(places);
  }

  /** The result of this subject, from memory or else computed, and remembered. */
  MatchResult of(Fingerprint subject, Function<Fingerprint, MatchResult> compute) {
    if (places.length() == 0) {
      return compute.apply(subject);
    }
    int hash = subject.hashCode();
    int place = Math.floorMod((hash * 0x9E3779B9) >> 8, places.length());
    Entry entry = places.get(place);
    if (entry == null || entry.hash != hash || !entry.subject.equals(subject)) {
      entry = new Entry(hash, subject, compute.apply(subject));
      places.set(place, entry);
    }
    return entry.result;
  }
}
