package io.stackprint.topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The topologies' {@code deserialization.exception.handler}: a record that is refused becomes a
 * dead letter; anything else that goes wrong while reading, such as an absent schema registry,
 * stops the task. Kafka's own handler would put every record aside that comes while the registry is
 * down.
 *
 * <p>A record that the global thread refuses has no letter, only a line in the log: Kafka 4.3
 * cannot send one from there, and ends the whole service when it is given one to send.
 */
public class RefusedRecordHandler extends LogAndContinueExceptionHandler {
  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (!(exception instanceof SerializationException)) {
      return Response.fail();
    }
    Response response = super.handleError(context, record, exception);
    return isOfGlobalThread(context.taskId()) ? Response.resume() : response;
  }

  private static boolean isOfGlobalThread(TaskId task) {
    return task.subtopology() < 0;
  }
}
