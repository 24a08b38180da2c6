package io.stackprint.fingerprinter.stream;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the fingerprinter tells of itself, among the metrics of Kafka Streams, group {@code
 * stackprint-fingerprinter}, one set for each task, all since the start.
 *
 * <pre>
 * replies-total                  replies taken up; duplicates and late ones are not
 * rounds-ended-total             rounds of which the end has come
 * observations-opened-total      observations of which the first piece has come
 * observations-completed-total   published with everything there
 * observations-incomplete-total  published without what did not come in time
 * duplicates-total               pieces that were there before, or came too late
 * </pre>
 */
final class AssembleMetrics {
  private static final String GROUP = "stackprint-fingerprinter";

  final Sensor replies;
  final Sensor roundsEnded;
  final Sensor opened;
  final Sensor completed;
  final Sensor incomplete;
  final Sensor duplicates;

  AssembleMetrics(ProcessorContext<?, ?> context) {
    replies = total(context, "replies-total");
    roundsEnded = total(context, "rounds-ended-total");
    opened = total(context, "observations-opened-total");
    completed = total(context, "observations-completed-total");
    incomplete = total(context, "observations-incomplete-total");
    duplicates = total(context, "duplicates-total");
  }

  private static Sensor total(ProcessorContext<?, ?> context, String name) {
    String task = context.taskId().toString();
    Sensor sensor =
        context.metrics().addSensor("stackprint-" + task + "-" + name, RecordingLevel.INFO);
    sensor.add(
        new MetricName(name, GROUP, "since the start", Map.of("task-id", task)),
        new CumulativeSum());
    return sensor;
  }
}
