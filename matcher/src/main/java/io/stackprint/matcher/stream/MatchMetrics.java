package io.stackprint.matcher.stream;

import io.micrometer.core.instrument.Timer;
import io.stackprint.service.Measure;
import io.stackprint.service.StreamsSettings;
import io.stackprint.service.TaskNumbers;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.Sensor;
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
  private final TaskNumbers numbers;
  private final Timer matchTime;
  private final Sensor generation;
  private final Sensor overlay;
  private final Sensor rematched;
  private final Sensor progress;

  /** The metrics of a task that comes here. */
  MatchMetrics(ProcessorContext<?, ?> context) {
    numbers = new TaskNumbers(context, "stackprint-matcher");
    matchTime = StreamsSettings.metricsIn(context.appConfigs()).timer(Measure.MATCH_TIME);
    generation = numbers.sensor("database-generation", "active generation, 0: none", new Value());
    overlay = numbers.sensor("overlay-generation", "active overlay, 0: none", new Value());
    rematched = numbers.sensor("rematched-hosts-total", "hosts matched again", new CumulativeSum());
    progress = numbers.sensor("rematch-progress", "share of the known hosts, 0 to 1", new Value());
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

  /** The task goes. */
  void close() {
    numbers.close();
  }
}
