package io.stackprint.topics;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The topologies' {@code processing.exception.handler}: a record that a processor refuses becomes a
 * dead letter; a broken world, such as an absent schema registry or a store that cannot be read,
 * stops the task. Kafka's own handler would go on, and lose what the record should have become.
 *
 * <p>So does a fault of a punctuator: it has no record to put aside.
 */
public class RefusedProcessingHandler extends LogAndContinueProcessingExceptionHandler {
  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    return record == null || isBrokenWorld(exception)
        ? Response.fail()
        : super.handleError(context, record, exception);
  }

  // Kafka wraps what it meets in exceptions of its own: the innermost of them tells.
  private static boolean isBrokenWorld(Throwable fault) {
    KafkaException innermost = null;
    for (@Nullable Throwable at = fault; at != null; at = at.getCause()) {
      innermost = at instanceof KafkaException kafkas ? kafkas : innermost;
    }
    boolean isOfTheRecord =
        innermost instanceof SerializationException
            && !(innermost instanceof RegistryRefusalException);
    return innermost != null && !isOfTheRecord;
  }
}
