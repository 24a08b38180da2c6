package io.stackprint.service;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** Puts aside what cannot be processed, and counts it by the kind of fault. */
public final class CountedFaults extends LogAndContinueProcessingExceptionHandler {
  private Metrics metrics = Metrics.unread();

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    metrics = StreamsSettings.metricsIn(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    metrics.counter(Measure.DEAD_LETTERS, exception.getClass().getSimpleName()).increment();
    return super.handleError(context, record, exception);
  }
}
