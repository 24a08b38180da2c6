package io.stackprint.matcher.rank;

import io.stackprint.matcher.database.Reference;

/**
 * A reference and how well the subject agrees with it.
 *
 * @param accuracy matched points through possible points, 0 to 1
 */
public record Match(Reference reference, double accuracy) {
  /** True when every attribute that could be compared agreed: an accuracy of exactly 1. */
  public boolean isPerfect() {
    return accuracy == 1.0;
  }
}
