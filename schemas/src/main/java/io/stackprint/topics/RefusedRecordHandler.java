package io.stackprint.topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * The topologies' {@code deserialization.exception.handler}: a record that is refused becomes a
 * dead letter; anything else that goes wrong while reading, such as an absent schema registry,
 * stops the task. Kafka's own handler would put every record aside that comes while the registry is
 * down.
 */
public class RefusedRecordHandler extends LogAndContinueExceptionHandler {
  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return exception instanceof SerializationException
        ? super.handleError(context, record, exception)
        : Response.fail();
  }
}
