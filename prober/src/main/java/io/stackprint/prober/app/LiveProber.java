package io.stackprint.prober.app;

import io.stackprint.prober.pace.RoundJudge;
import io.stackprint.prober.pace.RoundRecords;
import io.stackprint.prober.pace.RunKey;
import io.stackprint.prober.pace.ScanEngine;
import io.stackprint.prober.port.PacketPort;
import io.stackprint.topics.Evidence;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Scans live: one loop in the caller's thread drives the engine, one thread captures for each
 * interface, one hands evidence on. Holds the network open until closed.
 */
public final class LiveProber implements AutoCloseable {
  private static final long LOOK_AROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long CATCH_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final LiveScan scan;
  private final Inbox inbox = new Inbox();
  private final EpochClock clock = new EpochClock();
  private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();
  private final PacketPort port;
  private @Nullable String fault;
  private long nextLookNanos;
  private long droppedSoFar;

  /**
   * Opens the network for this scan.
   *
   * @throws io.stackprint.prober.port.PortUnavailableException if it cannot be used
   */
  public LiveProber(LiveScan scan) {
    this.scan = scan;
    this.port =
        new PacketPort(scan.device(), scan.source(), scan.settings().sourcePort(), clock, inbox);
  }

  /**
   * Scans the targets and returns when the last piece of evidence is handed on. To be called once.
   * When a capture is lost, the scan ends as if it had been stopped.
   *
   * @param targets addresses, each once
   * @param allowed asked again before each packet
   * @param judge says when a host needs no further round
   * @param evidence takes the evidence, in another thread; may wait
   * @param progress told from time to time, in the caller's thread
   * @return what broke the scan off, a sentence; empty when it was finished or {@link #stop}ped
   */
  public Optional<String> run(
      PrimitiveIterator.OfInt targets,
      IntPredicate allowed,
      RoundJudge judge,
      Consumer<Evidence> evidence,
      Consumer<LiveProgress> progress)
      throws InterruptedException {
    var records = new RoundRecords(scan.scope(), scan.sensor(), scan.settings());
    var worker = new RoundWorker(records, judge, evidence, inbox);
    ScanEngine engine = engine(targets, allowed, worker);
    long before = clock.getAsLong();
    while (!engine.finished()) {
      long now = clock.getAsLong();
      if (now - before > PAUSE_NANOS) {
        // We were held up, by the garbage collector or the system: what came meanwhile must not be
        // taken for silence, so the capture may catch up first.
        inbox.tell(engine, clock, CATCH_UP_NANOS);
      }
      before = clock.getAsLong();
      long due = engine.run(before);
      inbox.tell(engine, clock, due - clock.getAsLong());
      lookAround(engine, worker, progress);
    }
    worker.finish();
    progress.accept(new LiveProgress(engine.progress(), droppedSoFar));
    return Optional.ofNullable(fault);
  }

  private ScanEngine engine(
      PrimitiveIterator.OfInt targets, IntPredicate allowed, RoundWorker worker) {
    var secure = new SecureRandom();
    var key = new RunKey(secure.nextLong(), secure.nextLong());
    return new ScanEngine(
        scan.settings(),
        targets,
        port,
        key,
        scan.observations().orElse(key::observation),
        new SplittableRandom(secure.nextLong()),
        allowed,
        worker,
        clock.getAsLong());
  }

  /** Ends the scan soon, from any thread: hosts under way are reported as far as they are. */
  public void stop(String reason) {
    stopReason.set(reason);
  }

  private void broken(String sentence) {
    fault = sentence;
    stop(sentence);
  }

  private void lookAround(ScanEngine engine, RoundWorker worker, Consumer<LiveProgress> progress) {
    long now = clock.getAsLong();
    if (now < nextLookNanos) {
      return;
    }
    nextLookNanos = now + LOOK_AROUND_NANOS;
    worker.requireAlive();
    inbox.takeCaptureFault().ifPresent(this::broken);
    Optional.ofNullable(stopReason.getAndSet(null)).ifPresent(reason -> engine.stop(reason, now));
    long dropped = port.dropped() + inbox.dropped();
    if (dropped > droppedSoFar) {
      droppedSoFar = dropped;
      engine.captureDropped();
    }
    progress.accept(new LiveProgress(engine.progress(), droppedSoFar));
  }

  @Override
  public void close() {
    port.close();
  }
}
