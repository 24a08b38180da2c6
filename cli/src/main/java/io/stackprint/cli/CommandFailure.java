package io.stackprint.cli;

/** The work of a command failed, with a sentence for the person who typed it: exit status 1. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFailure(String message) {
    super(message);
  }

  CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
