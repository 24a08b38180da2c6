package io.stackprint.cli;

/** What was typed cannot be done, although it parses; exit status 2. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
