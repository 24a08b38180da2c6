package io.stackprint.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;

/** A way to work off the probe-replies topic, run again and again and measured each time. */
final class Rival {
  private final String name;
  private final Start start;
  private final List<Cost> costs = new ArrayList<>();

  /** Starts the applications of one run. */
  interface Start {
    /**
     * Makes them, not started.
     *
     * @param id what their application ids start with
     */
    List<Stage> stages(String id);
  }

  /**
   * One application of a chain.
   *
   * @param streams not started
   * @param records how many it will have processed when it is done
   */
  record Stage(KafkaStreams streams, long records) {
    private long processed() {
      return (long)
          streams.metrics().entrySet().stream()
              .filter(metric -> metric.getKey().name().equals("process-total"))
              .filter(metric -> metric.getKey().group().equals("stream-thread-metrics"))
              .mapToDouble(metric -> (Double) metric.getValue().metricValue())
              .sum();
    }

    private boolean isDone() {
      return processed() >= records;
    }
  }

  /** What one record cost in a run: microseconds of CPU, and of time that went by. */
  record Cost(double application, double process, double elapsed) {}

  private static final long LOOK_EVERY_MILLIS = 5;
  private static final long SETTLE_MILLIS = 2_500; // the latest commit and what it flushes
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  Rival(String name, Start start) {
    this.name = name;
    this.start = start;
  }

  /** Runs it once more. */
  void run() throws InterruptedException {
    String id = "bench-" + name.replaceAll("[^a-z]+", "-") + "-" + costs.size();
    List<Stage> stages = start.stages(id);
    try {
      costs.add(measured(id, stages));
    } finally {
      stages.forEach(stage -> stage.streams().close());
      stages.forEach(stage -> stage.streams().cleanUp());
    }
  }

  private static Cost measured(String id, List<Stage> stages) throws InterruptedException {
    for (int index = stages.size() - 1; index >= 0; index--) {
      KafkaStreams streams = stages.get(index).streams();
      streams.start();
      await(() -> streams.state() == KafkaStreams.State.RUNNING);
      Thread.sleep(index == 0 ? 0 : SETTLE_MILLIS); // it asks where its topic ends
    }
    Stage first = stages.get(0);
    await(() -> first.processed() > 0);
    long before = first.processed();
    long began = System.nanoTime();
    CpuTime cpuBefore = CpuTime.of(id);
    await(() -> stages.stream().allMatch(Stage::isDone));
    double elapsed = (System.nanoTime() - began) / 1e3;
    Thread.sleep(SETTLE_MILLIS);
    CpuTime cpu = CpuTime.of(id).since(cpuBefore);
    double records = first.records() - before;
    return new Cost(
        cpu.application() * 1e6 / records, cpu.process() * 1e6 / records, elapsed / records);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("nothing goes on any more");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  String name() {
    return name;
  }

  /** The median of a part of its costs; the first run only warmed the code up. */
  double median(ToDoubleFunction<Cost> part) {
    return Medians.of(costs.stream().skip(1).mapToDouble(part).toArray());
  }

  /** The median over the runs of how many times as much a part costs as it does for another. */
  double ratio(Rival other, ToDoubleFunction<Cost> part) {
    var ratios = new double[costs.size() - 1];
    for (int run = 1; run < costs.size(); run++) {
      ratios[run - 1] =
          part.applyAsDouble(costs.get(run)) / part.applyAsDouble(other.costs.get(run));
    }
    return Medians.of(ratios);
  }
}
