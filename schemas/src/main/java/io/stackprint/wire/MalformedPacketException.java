package io.stackprint.wire;

/**
 * Octets that are not the header they were taken for: which rule they break and where.
 *
 * <p>Carries no stack trace: refusing is ordinary work on a busy network and must be cheap.
 */
public final class MalformedPacketException extends RuntimeException {
  private final String rule;
  private final int octet;

  /**
   * A refusal.
   *
   * @param rule what is wrong, such as "data offset outside the segment"
   * @param octet where, counted from the start of the header that was read, 0 or more
   */
  public MalformedPacketException(String rule, int octet) {
    super(rule + " at octet " + octet, null, false, false);
    this.rule = rule;
    this.octet = octet;
  }

  /** What is wrong with the octets. */
  public String rule() {
    return rule;
  }

  /** Offset of the offending octet from the start of the header, 0 or more. */
  public int octet() {
    return octet;
  }
}
