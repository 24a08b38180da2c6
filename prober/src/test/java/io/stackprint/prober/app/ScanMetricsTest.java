package io.stackprint.prober.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stackprint.prober.pace.Progress;
import io.stackprint.record.RoundOutcome;
import io.stackprint.service.Measure;
import io.stackprint.service.Metrics;
import io.stackprint.topics.Evidence;
import org.junit.jupiter.api.Test;

class ScanMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ScanMetrics metrics = new ScanMetrics(new Metrics(registry));

  private double value(Measure measure) {
    Meter meter = registry.get(measure.meterName()).meter();
    return meter.measure().iterator().next().getValue();
  }

  private static LiveProgress progress(int begun, int done, int sent, int received, int dropped) {
    return new LiveProgress(
        new Progress(begun, done, done, sent, 1, received, 2, 100, false), dropped);
  }

  @Test
  void scansAddUp() {
    metrics.progressed(progress(5, 1, 70, 40, 3));
    metrics.progressed(progress(9, 4, 100, 60, 3));
    metrics.begin();
    metrics.progressed(progress(2, 0, 10, 5, 0));

    assertThat(value(Measure.PROBES_SENT)).isEqualTo(110);
    assertThat(value(Measure.PROBES_FAILED)).isEqualTo(2);
    assertThat(value(Measure.REPLIES_RECEIVED)).isEqualTo(61);
    assertThat(value(Measure.STRAY_PACKETS)).isEqualTo(4);
    assertThat(value(Measure.CAPTURE_DROPS)).isEqualTo(3);
    assertThat(value(Measure.HOSTS_UNDER_WAY)).isEqualTo(2);
  }

  @Test
  void endsAreCountedByWhatTheySay() {
    for (RoundOutcome outcome : RoundOutcome.values()) {
      metrics.handedOn(Evidence.of(FakeScanner.end(0x0a000001, "f".repeat(32), outcome, "reason")));
    }
    metrics.handedOn(
        Evidence.of(FakeScanner.end(0x0a000001, "f".repeat(32), RoundOutcome.COMPLETE, "reason")));

    assertThat(value(Measure.ROUNDS_CLOSED)).isEqualTo(2);
    assertThat(value(Measure.ROUNDS_INCOMPLETE)).isEqualTo(1);
    assertThat(value(Measure.HOSTS_SKIPPED)).isEqualTo(1);
  }
}
