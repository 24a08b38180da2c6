package io.stackprint.prober.capture;

/** Words for a capture that ends in the middle of something. */
final class CutMessage {
  private CutMessage() {}

  /**
   * Says what is missing.
   *
   * @param what is cut, with its article
   * @param from octet at which it begins
   * @param needed octets it should have
   */
  static String of(String what, long from, long needed, OctetWindow octets) {
    long there = octets.end() - from;
    String message =
        there == 0
            ? "cut off before the end"
            : "cut off: %s needs %d octets, found %d".formatted(what, needed, there);
    return octets.damage().map(damage -> message + "; " + damage).orElse(message);
  }
}
