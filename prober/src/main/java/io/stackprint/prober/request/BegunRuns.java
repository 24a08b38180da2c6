package io.stackprint.prober.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which runs of a partition were begun before, and how often: what stands beside a committed
 * offset, so that who takes the partition over makes another attempt, and not the same one again.
 *
 * @param end offset behind the last run that was begun
 * @param attempts attempts made at the most
 */
public record BegunRuns(long end, int attempts) {
  /** Nothing was begun. */
  public static final BegunRuns NONE = new BegunRuns(0, 0);

  private static final Pattern TEXT = Pattern.compile("begun=([0-9]{1,18}) attempts=([0-9]{1,9})");

  /** Reads the text; anything else than what {@link #text()} makes means none. */
  public static BegunRuns parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? new BegunRuns(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)))
        : NONE;
  }

  /** As it stands beside a committed offset. */
  public String text() {
    return "begun=" + end + " attempts=" + attempts;
  }

  /** Number of the attempt that is to be made at the run of an offset. */
  public int attempt(long offset) {
    return offset < end ? attempts + 1 : 1;
  }

  /**
   * What was begun when these runs are too.
   *
   * @param first offset of the first of them; all runs before it are done
   * @param last offset of the last
   */
  public BegunRuns and(long first, long last) {
    return new BegunRuns(Math.max(end, last + 1), attempt(first));
  }
}
