package io.stackprint.report;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param finishedAt when
 * @param addresses how many addresses were looked at, 0 or more
 * @param hostsUp how many of these turned out to be hosts that are up, 0 to {@code addresses}
 */
public record RunSummary(Instant finishedAt, int addresses, int hostsUp) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are more hosts than addresses, or a negative number
   */
  public RunSummary {
    if (hostsUp < 0 || hostsUp > addresses) {
      throw new IllegalArgumentException(hostsUp + " hosts up of " + addresses + " addresses");
    }
  }

  int hostsDown() {
    return addresses - hostsUp;
  }
}
