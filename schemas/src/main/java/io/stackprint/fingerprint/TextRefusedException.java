package io.stackprint.fingerprint;

/** Text that was not accepted where exactly one value was asked for. */
public final class TextRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TextRefusal refusal;

  /** Carries a refusal. */
  public TextRefusedException(TextRefusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  /** What was refused, where and why. */
  public TextRefusal refusal() {
    return refusal;
  }
}
