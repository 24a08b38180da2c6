package io.stackprint.matcher.rank;

/**
 * How much of what was observed of a subject a reference speaks of: what the accuracy of their
 * match rests on.
 *
 * <p>Nmap's accuracy is matched through possible points, and possible are only those that the
 * reference speaks of: the less it says, the less it can be wrong in. The <b>adjusted</b> accuracy
 * judges all references over the same points, those that the subject was observed in. What a
 * reference is silent on counts as agreeing as often as any two stacks do ({@link #PRIOR}).
 *
 * @param attributes how many attributes both have
 * @param possible their points
 * @param observed the points of all attributes that the subject has a value for
 */
public record Overlap(int attributes, int possible, int observed) {
  /**
   * The share of points in which a subject agrees with an entry picked at random: 0.669 and 0.676
   * for Nmap's database of 2022 under the rules of 7.93 and 7.99. docs/explain.md says how it was
   * measured.
   */
  public static final double PRIOR = 2.0 / 3;

  /**
   * The adjusted accuracy, 0 to 1; it is the accuracy itself where the reference speaks of all.
   *
   * @param accuracy matched through possible points, 0 to 1
   */
  public double adjusted(double accuracy) {
    if (observed == 0) {
      return 0;
    }
    double matched = Math.rint(accuracy * possible); // points are whole
    return (matched + PRIOR * (observed - possible)) / observed;
  }
}
