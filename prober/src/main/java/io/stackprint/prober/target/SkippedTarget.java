package io.stackprint.prober.target;

/**
 * A target that was asked for and will not be scanned.
 *
 * @param expression as it was asked for
 * @param reason why not, such as {@code IPv6 is not fingerprinted}
 */
public record SkippedTarget(Expression expression, String reason) {
  /** Place, text and reason, fit for a terminal. */
  @Override
  public String toString() {
    return expression + ": " + reason;
  }
}
