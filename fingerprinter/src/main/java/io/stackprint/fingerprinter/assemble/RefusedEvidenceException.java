package io.stackprint.fingerprinter.assemble;

/** A record that is no evidence of any scan; says which field, what was expected, what found. */
public final class RefusedEvidenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a sentence for whoever finds the dead letter. */
  public RefusedEvidenceException(String message) {
    super(message);
  }

  RefusedEvidenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
