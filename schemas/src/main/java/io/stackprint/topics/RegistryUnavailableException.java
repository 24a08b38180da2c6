package io.stackprint.topics;

import org.apache.kafka.common.KafkaException;

/**
 * No schema registry gave a usable answer: it is absent, slow, failing, or does not let us in.
 *
 * <p>Deliberately no {@code SerializationException}: nothing is wrong with the record at hand, so
 * it must not become a dead letter. The task has to stop, and try again when the registry is back.
 */
public final class RegistryUnavailableException extends KafkaException {
  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String message) {
    super(message);
  }

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
