package io.stackprint.pipeline;

/** The pipeline cannot go on; the message says what stopped. */
public final class PipelineFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  PipelineFailure(String message) {
    super(message);
  }

  PipelineFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
