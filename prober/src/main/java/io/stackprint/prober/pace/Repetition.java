package io.stackprint.prober.pace;

import java.time.Duration;

/**
 * Whether another round is to follow, and when: Nmap's rules.
 *
 * @see <a href="https://nmap.org/book/osdetect-usage.html">Usage: --max-os-tries</a>
 */
public final class Repetition {
  private static final int TRIES_WHEN_NOT_GOOD = 2;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONG_PAUSE = PAUSE.plusMillis(1_500);
  private static final int ROUND_AFTER_LONG_PAUSE = 4;

  private Repetition() {}

  /**
   * Whether another round is to follow.
   *
   * @param roundsDone 1 or more
   * @param maxTries as the user allows, 1 to 50
   * @param judgement on the rounds so far
   */
  public static boolean continues(int roundsDone, int maxTries, RoundJudge.Judgement judgement) {
    int limit = judgement.good() ? maxTries : Math.min(maxTries, TRIES_WHEN_NOT_GOOD);
    return !judgement.matched() && roundsDone < limit;
  }

  /** How long to wait before this round, counted from 1. */
  static Duration pauseBefore(int round) {
    return round == ROUND_AFTER_LONG_PAUSE ? LONG_PAUSE : PAUSE;
  }
}
