package io.stackprint.service;

import io.stackprint.topics.RefusedProcessingHandler;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Puts aside what a processor refuses, and counts it by the kind of fault. */
public final class CountedFaults extends RefusedProcessingHandler {
  private Metrics metrics = Metrics.unread();

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    metrics = StreamsSettings.metricsIn(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    Response response = super.handleError(context, record, exception);
    if (response.result() == Result.RESUME) {
      metrics.counter(Measure.DEAD_LETTERS, exception.getClass().getSimpleName()).increment();
    }
    return response;
  }
}
