package io.stackprint.topics;

import org.apache.kafka.common.errors.SerializationException;

/** The schema registry understood the question and said no. */
public final class RegistryRefusalException extends SerializationException {
  private static final long serialVersionUID = 1L;

  /** Confluent's error code, such as 40401, or the HTTP status where it has none, such as 409. */
  private final int errorCode;

  RegistryRefusalException(int errorCode, String message) {
    super(message);
    this.errorCode = errorCode;
  }

  /** Confluent's error code, such as 42201, or the HTTP status where it has none, such as 409. */
  public int errorCode() {
    return errorCode;
  }
}
