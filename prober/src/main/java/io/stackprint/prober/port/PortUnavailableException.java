package io.stackprint.prober.port;

/** The network cannot be used; the message says in one sentence why, and what to do about it. */
public final class PortUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One with a sentence. */
  public PortUnavailableException(String message) {
    super(message);
  }

  PortUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
