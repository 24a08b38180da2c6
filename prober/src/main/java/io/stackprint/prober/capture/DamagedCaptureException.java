package io.stackprint.prober.capture;

/** Ends a reading at the place from which on nothing in the capture makes sense. */
final class DamagedCaptureException extends Exception {
  private final long offset;

  private DamagedCaptureException(long offset, String message) {
    super(message);
    this.offset = offset;
  }

  /**
   * For octets that cannot be right.
   *
   * @param offset octet at which the packet or block begins
   * @param message what was expected and what was found
   */
  static DamagedCaptureException impossible(long offset, String message) {
    return new DamagedCaptureException(offset, "damaged: " + message);
  }

  /**
   * For a capture that ends in the middle of something.
   *
   * @param what is cut, with its article
   * @param offset octet at which it begins
   * @param needed octets it should have
   */
  static DamagedCaptureException cutOff(String what, long offset, long needed, OctetWindow octets) {
    long found = octets.end() - offset;
    String message =
        found == 0
            ? "cut off before the end"
            : "cut off: %s needs %d octets, found %d".formatted(what, needed, found);
    return new DamagedCaptureException(
        offset, octets.damage().map(damage -> message + "; " + damage).orElse(message));
  }

  /** Octet at which what makes no sense begins. */
  long offset() {
    return offset;
  }

  /** What is wrong, for a person. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
