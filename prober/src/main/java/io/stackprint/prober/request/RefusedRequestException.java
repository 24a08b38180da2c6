package io.stackprint.prober.request;

/** A request that cannot be done. The message is for whoever asked, and fit for a terminal. */
public final class RefusedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses for this reason. */
  public RefusedRequestException(String reason) {
    super(reason);
  }

  /** Refuses because of what went wrong while the request was read. */
  public RefusedRequestException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
