package io.stackprint.prober.app;

import io.stackprint.prober.pace.Progress;
import io.stackprint.prober.pace.RoundJudge;
import io.stackprint.prober.pace.RoundRecords;
import io.stackprint.prober.pace.RunKey;
import io.stackprint.prober.pace.ScanEngine;
import io.stackprint.prober.pace.ScanSettings;
import io.stackprint.prober.port.PacketPort;
import io.stackprint.topics.Evidence;
import java.security.SecureRandom;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Scans live: one loop in the caller's thread drives the engine, one thread captures for each
 * interface, one hands evidence on.
 */
public final class LiveProber {
  private static final long LOOK_AROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final LiveScan scan;
  private final Inbox inbox = new Inbox();
  private final EpochClock clock = new EpochClock();
  private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();
  private long nextLookNanos;
  private long droppedSoFar;

  /** A prober for this scan. */
  public LiveProber(LiveScan scan) {
    this.scan = scan;
  }

  /**
   * Scans the targets and returns when the last piece of evidence is handed on.
   *
   * @param targets addresses, each once
   * @param allowed asked again before each packet
   * @param judge says when a host needs no further round
   * @param evidence takes the evidence, in another thread; may wait
   * @param progress told from time to time, in the caller's thread
   * @throws io.stackprint.prober.port.PortUnavailableException if the network cannot be used
   */
  public void run(
      PrimitiveIterator.OfInt targets,
      IntPredicate allowed,
      RoundJudge judge,
      Consumer<Evidence> evidence,
      Consumer<LiveProgress> progress)
      throws InterruptedException {
    var secure = new SecureRandom();
    var key = new RunKey(secure.nextLong(), secure.nextLong());
    ScanSettings settings = scan.settings();
    try (var port =
        new PacketPort(scan.device(), scan.source(), settings.sourcePort(), clock, inbox)) {
      var records = new RoundRecords(scan.scope(), scan.sensor(), settings);
      var worker = new RoundWorker(records, judge, evidence, inbox);
      var engine =
          new ScanEngine(
              settings,
              targets,
              port,
              key,
              scan.observations().orElse(key::observation),
              new SplittableRandom(secure.nextLong()),
              allowed,
              worker,
              clock.getAsLong());
      while (!engine.finished()) {
        long due = engine.run(clock.getAsLong());
        inbox.tellAll(engine, clock, due - clock.getAsLong());
        lookAround(engine, port, worker, progress);
      }
      worker.finish();
      progress.accept(progress(engine));
    }
  }

  /** Ends the scan soon, from any thread: hosts under way are reported as far as they are. */
  public void stop(String reason) {
    stopReason.set(reason);
  }

  private void lookAround(
      ScanEngine engine, PacketPort port, RoundWorker worker, Consumer<LiveProgress> progress) {
    long now = clock.getAsLong();
    if (now < nextLookNanos) {
      return;
    }
    nextLookNanos = now + LOOK_AROUND_NANOS;
    worker.requireAlive();
    requireCapture();
    String reason = stopReason.getAndSet(null);
    if (reason != null) {
      engine.stop(reason, now);
    }
    long dropped = port.dropped() + inbox.dropped();
    if (dropped > droppedSoFar) {
      droppedSoFar = dropped;
      engine.captureDropped();
    }
    progress.accept(progress(engine));
  }

  private void requireCapture() {
    String fault = inbox.captureFault();
    if (fault != null) {
      stop(fault);
    }
  }

  private LiveProgress progress(ScanEngine engine) {
    Progress now = engine.progress();
    return new LiveProgress(now, droppedSoFar);
  }
}
