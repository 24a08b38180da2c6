package io.stackprint.matcher.stream;

import io.micrometer.core.instrument.Timer;
import io.stackprint.service.Measure;
import io.stackprint.service.StreamsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the matcher tells of itself: how long a match takes, for all tasks together, and among the
 * metrics of Kafka Streams, group {@code stackprint-matcher}, one set for each task:
 *
 * <pre>
 * database-generation    that is matched against; 0: none is active, fingerprints wait
 * overlay-generation     of the local overlay; 0 without one
 * rematched-hosts-total  known hosts matched again since the task came here
 * rematch-progress       share of the known hosts that are matched against the database, about: 0 to
 *                        1; 1 when all are
 * </pre>
 */
final class MatchMetrics {
  private static final String GROUP = "stackprint-matcher";

  private final ProcessorContext<?, ?> context;
  private final List<Sensor> all = new ArrayList<>();
  private final Timer matchTime;
  private final Sensor generation;
  private final Sensor overlay;
  private final Sensor rematched;
  private final Sensor progress;

  /** The metrics of a task that comes here. */
  MatchMetrics(ProcessorContext<?, ?> context) {
    this.context = context;
    matchTime = StreamsSettings.metricsIn(context.appConfigs()).timer(Measure.MATCH_TIME);
    generation = sensor("database-generation", "active generation, 0: none", new Value());
    overlay = sensor("overlay-generation", "active overlay, 0: none", new Value());
    rematched = sensor("rematched-hosts-total", "hosts matched again", new CumulativeSum());
    progress = sensor("rematch-progress", "share of the known hosts, 0 to 1", new Value());
  }

  private Sensor sensor(String name, String description, MeasurableStat stat) {
    String task = context.taskId().toString();
    Sensor sensor =
        context.metrics().addSensor("stackprint-" + task + "-" + name, RecordingLevel.INFO);
    sensor.add(new MetricName(name, GROUP, description, Map.of("task-id", task)), stat);
    all.add(sensor);
    return sensor;
  }

  /** What is matched against now. */
  void active(Optional<DatabaseVersion> version) {
    generation.record(version.map(DatabaseVersion::generation).orElse(0L));
    overlay.record(version.map(DatabaseVersion::overlayGeneration).orElse(0L));
  }

  /** Does a match, and takes its time. */
  <T> T timed(Supplier<T> match) {
    long started = System.nanoTime();
    T verdict = match.get();
    matchTime.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    return verdict;
  }

  /** A known host was matched again. */
  void rematched() {
    rematched.record(1);
  }

  /** Such a share of the known hosts is matched against what is active. */
  void progress(double share) {
    progress.record(share);
  }

  /** Takes them away with the task: another instance tells them from now on. */
  void close() {
    all.forEach(context.metrics()::removeSensor);
  }
}
