package io.stackprint.service;

import io.stackprint.topics.RefusedRecordHandler;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Puts aside what cannot be read, and counts it. */
public final class CountedRefusals extends RefusedRecordHandler {
  private Metrics metrics = Metrics.unread();

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    metrics = StreamsSettings.metricsIn(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    Response response = super.handleError(context, record, exception);
    if (!response.deadLetterQueueRecords().isEmpty()) {
      metrics.counter(Measure.DEAD_LETTERS, "unreadable").increment();
    }
    return response;
  }
}
