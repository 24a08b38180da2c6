package io.stackprint.refusal;

/**
 * A record that can be read and cannot be true; says which field, what was expected, what found.
 *
 * <p>The record is put aside, and nothing else is held up by it.
 */
public final class RefusedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a sentence for whoever finds the dead letter. */
  public RefusedRecordException(String message) {
    super(message);
  }

  /** With a sentence for whoever finds the dead letter, and what it was learned from. */
  public RefusedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
