package io.stackprint.matcher.explain;

import io.stackprint.fingerprint.Attribute;
import java.util.Optional;

/**
 * One attribute of one test: what the subject shows, what the reference expects.
 *
 * @param observed the subject's value, empty when it has none; an empty text is a value
 * @param expected the reference's expression, R where it is implied; empty when it expects nothing
 * @param points what the attribute is worth, 0 or more
 * @param result what became of the points
 */
public record ComparedAttribute(
    Attribute attribute,
    Optional<String> observed,
    Optional<String> expected,
    int points,
    Result result) {

  /** What becomes of the points of an attribute. */
  public enum Result {
    /** The value is one that the reference expects. */
    WON,
    /** It is not. */
    LOST,
    /** The reference expects something, and the subject has no value: neither won nor lost. */
    NOT_OBSERVED,
    /** The subject has a value, and the reference says nothing of it: neither won nor lost. */
    NOT_EXPECTED;

    /** True when both sides have something to compare. */
    public boolean isCompared() {
      return this == WON || this == LOST;
    }
  }

  /** The points that are won, 0 unless the result is {@link Result#WON}. */
  int matched() {
    return result == Result.WON ? points : 0;
  }

  /** The points that could be won: all where both sides have something, else 0. */
  int possible() {
    return result.isCompared() ? points : 0;
  }
}
