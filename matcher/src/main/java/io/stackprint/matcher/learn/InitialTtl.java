package io.stackprint.matcher.learn;

/** The time to live from which a stack starts, guessed from one that was computed. */
final class InitialTtl {
  private InitialTtl() {}

  /**
   * The value that TG has where T is this: 20, 40, 80 or FF hexadecimal.
   *
   * @param t the value of T, hexadecimal, hops
   * @see <a href="https://nmap.org/book/osdetect-methods.html">IP initial time-to-live guess
   *     (TG)</a>
   */
  static String guess(String t) {
    long hops = Long.parseUnsignedLong(t, 16);
    // A computed T is off by a hop or two where a router on the way counts differently.
    int slack = 2;
    if (hops <= 0x20 + slack) {
      return "20";
    }
    if (hops <= 0x40 + slack) {
      return "40";
    }
    return hops <= 0x80 + slack ? "80" : "FF";
  }
}
