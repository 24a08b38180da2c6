package io.stackprint.fingerprinter.derive;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import java.util.Map;
import java.util.Optional;

/**
 * The time to live that a reply started with: exact when the distance is known, else a guess.
 *
 * @see <a href="https://nmap.org/book/osdetect-methods.html">IP initial time-to-live (T) and guess
 *     (TG)</a>
 */
public final class InitialTtl {
  private InitialTtl() {}

  /**
   * Adds T or TG to the attributes of a line.
   *
   * @param received TTL of the reply, hops, 0 to 255
   * @param distance hops to the host as the U1 answer tells, if it does
   */
  public static void addTo(
      Map<Attribute, String> line, int received, Optional<Integer> distance, Rules rules) {
    if (distance.isPresent()) {
      line.put(Attribute.T, exact(received, distance.get(), rules));
    } else {
      line.put(Attribute.TG, guess(received));
    }
  }

  /** A lying quote can take it beyond FF, or below 0 and round. */
  private static String exact(int received, int distance, Rules rules) {
    long sent = (long) received + distance - 1;
    return Hex.of(sent & (rules.is793() ? 0xFFFFL : 0xFFFF_FFFFL));
  }

  /** The smallest of the usual initial values not below what arrived. */
  private static String guess(int received) {
    if (received <= 32) {
      return "20";
    }
    if (received <= 64) {
      return "40";
    }
    return received <= 128 ? "80" : "FF";
  }
}
