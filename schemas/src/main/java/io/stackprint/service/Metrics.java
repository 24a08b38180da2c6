package io.stackprint.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Supplier;

/**
 * Where a service tells its numbers. To tell one more, add a {@link Measure}, and in the shell of
 * the service:
 *
 * <pre>
 * Counter sent = metrics.counter(Measure.PROBES_SENT);   // once
 * sent.increment();                                      // as often as one likes
 * </pre>
 *
 * <p>Pure rooms know nothing of it: they return what the shell then counts. Safe for many threads.
 */
public final class Metrics {
  private static final double MEDIAN = 0.5;
  private static final double TAIL = 0.99;

  private final MeterRegistry registry;

  /** Metrics that go to a registry. */
  public Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Metrics that nobody reads. */
  public static Metrics unread() {
    return new Metrics(new SimpleMeterRegistry());
  }

  /** A number that only grows. */
  public Counter counter(Measure measure) {
    return Counter.builder(measure.meterName())
        .description(measure.description())
        .register(registry);
  }

  /**
   * A number that only grows, one for each cause.
   *
   * @param cause one of a small set: each is a time series for ever
   */
  public Counter counter(Measure measure, String cause) {
    return Counter.builder(measure.meterName())
        .description(measure.description())
        .tag("cause", cause)
        .register(registry);
  }

  /** How often something was done, and how long it took: sum, median and 99th percentile. */
  public Timer timer(Measure measure) {
    return Timer.builder(measure.meterName())
        .description(measure.description())
        .publishPercentiles(MEDIAN, TAIL)
        .register(registry);
  }

  /** A number as of now; asked for whenever somebody looks. The first one for a measure stays. */
  public void gauge(Measure measure, Supplier<Number> now) {
    Gauge.builder(measure.meterName(), now).description(measure.description()).register(registry);
  }

  /** For what brings meters of its own, such as Kafka. */
  MeterRegistry registry() {
    return registry;
  }
}
