package io.stackprint.prober.pace;

/**
 * Lets so many things a second happen: tokens drip in at a rate, at most a small burst of them
 * gathers. What is urgent may take as many on credit; all others then wait until they are paid
 * back.
 */
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double burstSeconds;
  private double perSecond;
  private double tokens = 1;
  private long filledAtNanos = Long.MIN_VALUE;

  /**
   * A bucket with one token.
   *
   * @param perSecond how many drip in, above 0
   * @param burst how much time's worth of tokens may gather, seconds; one token always may
   */
  TokenBucket(double perSecond, double burst) {
    this.perSecond = perSecond;
    this.burstSeconds = burst;
  }

  /** Changes the rate from now on. */
  void setRate(double perSecond, long now) {
    fill(now);
    this.perSecond = perSecond;
  }

  double perSecond() {
    return perSecond;
  }

  /** Takes a token if there is one. */
  boolean take(long now) {
    fill(now);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** Takes a token, on credit if there is none. */
  void spend(long now) {
    fill(now);
    tokens--;
  }

  /** When there will be a token, nanoseconds since the epoch; now if there is one. */
  long nextAtNanos(long now) {
    return whenThereAre(1, now);
  }

  /** When there will be a token or credit for one, nanoseconds since the epoch. */
  long nextOnCreditAtNanos(long now) {
    return whenThereAre(1 - perSecond * burstSeconds, now);
  }

  private long whenThereAre(double enough, long now) {
    fill(now);
    double missing = Math.max(enough - tokens, 0);
    return now + (long) Math.ceil(missing / perSecond * NANOS_PER_SECOND);
  }

  private void fill(long now) {
    if (filledAtNanos != Long.MIN_VALUE && now > filledAtNanos) {
      double drip = (now - filledAtNanos) / NANOS_PER_SECOND * perSecond;
      tokens = Math.min(tokens + drip, Math.max(perSecond * burstSeconds, 1));
    }
    filledAtNanos = Math.max(filledAtNanos, now);
  }
}
