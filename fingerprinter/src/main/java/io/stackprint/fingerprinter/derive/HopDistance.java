package io.stackprint.fingerprinter.derive;

import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import java.util.Optional;

/** How far away a host is. */
public final class HopDistance {
  private static final int UNKNOWN = -1; // Nmap's mark, so a measured -1 is lost

  private HopDistance() {}

  /**
   * Hops from the datagram quoted in a U1 answer.
   *
   * @param sentTtl time to live with which U1 left
   * @param quotedTtl what was left of it in the quote
   * @return 1 on the same segment; 0 or less when the target or a router lies
   */
  public static Optional<Integer> ofQuote(int sentTtl, int quotedTtl) {
    int hops = sentTtl - quotedTtl + 1;
    return hops == UNKNOWN ? Optional.empty() : Optional.of(hops);
  }

  /**
   * The distance to print, before any traceroute: what is certain comes before what was measured.
   *
   * @param local the target is the scanning machine
   * @param attached its MAC address was seen
   * @param measured hops of the U1 answer
   */
  public static Optional<Distance> printed(
      boolean local, boolean attached, Optional<Integer> measured) {
    if (local) {
      return Optional.of(new Distance(0, DistanceMethod.LOCAL));
    }
    if (attached) {
      return Optional.of(new Distance(1, DistanceMethod.DIRECT));
    }
    return measured.map(hops -> new Distance(hops, DistanceMethod.ICMP));
  }
}
