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

  /** How the targets' rounds end. */
  volatile RoundOutcome outcome = RoundOutcome.SKIPPED;

  /** After so many targets the network is gone. */
  volatile int breaksAfter = Integer.MAX_VALUE;

  private volatile boolean stopped;

  /** Scans this many targets, and then waits. */
  public FakeScanner(int targets) {
    permits = new Semaphore(targets);
  }

  @Override
  public void scan(Batch batch, Consumer<Evidence> evidence) throws InterruptedException {
    stopped = false;
    batches.add(batch.options());
    for (int done = 0; !stopped && batch.targets().hasNext(); done++) {
      if (done == breaksAfter) {
        throw new IllegalStateException("the network is gone");
      }
      int target = batch.targets().nextInt();
      while (!stopped && !permits.tryAcquire(10, TimeUnit.MILLISECONDS)) {
        // until it may go on
      }
      String reason = stopped ? "broken off" : "host is down";
      evidence.accept(
          Evidence.of(end(target, batch.observations().apply(target), outcome, reason)));
    }
  }

  @Override
  public void stop(String reason) {
    stopped = true;
  }

  /** The end of a target's only round. */
  public static RoundEnd end(
      int target, String observation, RoundOutcome outcome, String skipReason) {
    return RoundEnd.newBuilder()
        .setScope("lab")
        .setAddress(Ipv4Address.text(target))
        .setObservation(observation)
        .setSensor("fake")
        .setScanner("10.255.255.1")
        .setRound(1)
        .setLast(true)
        .setOutcome(outcome)
        .setSkipReason(skipReason)
        .setStartedAtNanos(1_000_000_000L)
        .setEndedAtNanos(1_000_000_000L)
        .setReplies(0)
        .setProbes(List.of())
        .setLocal(false)
        .setNotes(List.of())
        .build();
  }
}
