package io.stackprint.prober.app;

import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.topics.Evidence;
import io.stackprint.wire.Ipv4Address;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says of every target that it is down; as many targets as there are permits. */
public final class FakeScanner implements RunScanner {
  /** Targets that may still be scanned. */
  public final Semaphore permits;

  /** Options of the batches, in their order. */
  public final List<Map<String, String>> batches = new CopyOnWriteArrayList<>();

  private volatile boolean stopped;

  /** Scans this many targets, and then waits. */
  public FakeScanner(int targets) {
    permits = new Semaphore(targets);
  }

  @Override
  public void scan(Batch batch, Consumer<Evidence> evidence) throws InterruptedException {
    stopped = false;
    batches.add(batch.options());
    while (!stopped && batch.targets().hasNext()) {
      int target = batch.targets().nextInt();
      while (!stopped && !permits.tryAcquire(10, TimeUnit.MILLISECONDS)) {
        // until it may go on
      }
      evidence.accept(Evidence.of(end(target, batch.observations().apply(target), stopped)));
    }
  }

  @Override
  public void stop(String reason) {
    stopped = true;
  }

  private static RoundEnd end(int target, String observation, boolean brokenOff) {
    return RoundEnd.newBuilder()
        .setScope("lab")
        .setAddress(Ipv4Address.text(target))
        .setObservation(observation)
        .setSensor("fake")
        .setScanner("10.255.255.1")
        .setRound(1)
        .setLast(true)
        .setOutcome(RoundOutcome.SKIPPED)
        .setSkipReason(brokenOff ? "broken off" : "host is down")
        .setStartedAtNanos(1_000_000_000L)
        .setEndedAtNanos(1_000_000_000L)
        .setReplies(0)
        .setProbes(List.of())
        .setLocal(false)
        .setNotes(List.of())
        .build();
  }
}
