package io.stackprint.settings;

/** A setting is wrong or missing; the message says which, where it stands and what was expected. */
public final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a sentence for the person who must act; it may hold no secret. */
  public SettingException(String message) {
    super(message);
  }
}
