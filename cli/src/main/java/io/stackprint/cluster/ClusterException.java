package io.stackprint.cluster;

/** The cluster cannot be used as it is, with a sentence for the person who must act. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
