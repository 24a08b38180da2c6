package io.stackprint.fingerprinter.derive;

import java.util.List;
import java.util.Optional;

/**
 * Whether TCP and ICMP draw their IP identifications from one counter.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">Shared IP ID sequence Boolean (SS)</a>
 */
public final class SharedIpIds {
  private SharedIpIds() {}

  /**
   * SS: {@code S} shared, {@code O} other; empty unless both sequences count up.
   *
   * @param ti class of the TCP ids
   * @param tcpIds ids of the SEQ replies, as TI was computed from
   * @param ii class of the ICMP ids
   * @param icmpIds ids of the echo replies, as II was computed from
   */
  public static Optional<String> of(
      IpIdSequence ti, List<Integer> tcpIds, IpIdSequence ii, List<Integer> icmpIds) {
    if (!ti.isCounter() || !ii.isCounter()) {
      return Optional.empty();
    }
    int steps = tcpIds.size() - 1;
    long last = tcpIds.get(steps);
    long average = ((last - tcpIds.get(0)) & 0xFFFF_FFFFL) / steps;
    long limit = (last + 3 * average) & 0xFFFF_FFFFL;
    return Optional.of(icmpIds.get(0) < limit ? "S" : "O"); // ids far below count as shared, too
  }
}
