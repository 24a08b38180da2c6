package io.stackprint.matcher.stream;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the matcher tells of itself, among the metrics of Kafka Streams, group {@code
 * stackprint-matcher}, one set for each task.
 *
 * <pre>
 * database-generation    that is matched against; 0: none is active, fingerprints wait
 * overlay-generation     of the local overlay; 0 without one
 * rematched-hosts-total  known hosts matched again since the start
 * </pre>
 */
final class MatchMetrics {
  private static final String GROUP = "stackprint-matcher";

  private final Sensor generation;
  private final Sensor overlay;
  private final Sensor rematched;

  MatchMetrics(ProcessorContext<?, ?> context) {
    Map<String, String> tags = Map.of("task-id", context.taskId().toString());
    generation = sensor(context, "database-generation");
    generation.add(
        new MetricName("database-generation", GROUP, "active generation, 0: none", tags),
        new Value());
    overlay = sensor(context, "overlay-generation");
    overlay.add(
        new MetricName("overlay-generation", GROUP, "active overlay, 0: none", tags), new Value());
    rematched = sensor(context, "rematched-hosts");
    rematched.add(
        new MetricName("rematched-hosts-total", GROUP, "hosts matched again", tags),
        new CumulativeSum());
  }

  private static Sensor sensor(ProcessorContext<?, ?> context, String name) {
    return context
        .metrics()
        .addSensor("stackprint-" + context.taskId() + "-" + name, RecordingLevel.INFO);
  }

  /** What is matched against now. */
  void active(Optional<DatabaseVersion> version) {
    generation.record(version.map(DatabaseVersion::generation).orElse(0L));
    overlay.record(version.map(DatabaseVersion::overlayGeneration).orElse(0L));
  }

  /** A known host was matched again. */
  void rematched() {
    rematched.record(1);
  }
}
