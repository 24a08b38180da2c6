package io.stackprint.prober.app;

import io.stackprint.prober.request.Attempt;
import io.stackprint.prober.request.BegunRuns;
import io.stackprint.prober.request.Network;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.record.ScanRun;
import io.stackprint.topics.Evidence;
import io.stackprint.wire.Ipv4Address;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Runs that are scanned together, in a thread of their own: they have the same options, and no
 * network is among them twice.
 */
final class RunBatch {
  /** At most so many networks of 256 addresses. */
  static final int MAX_RUNS = 256;

  private final List<PendingRun> runs;
  private final Map<Integer, Attempt> attempts = new HashMap<>(); // by first address of the network
  private final RunLedger ledger = new RunLedger();
  private final RunScanner scanner;
  private final Consumer<Evidence> evidence;
  private final Thread thread = new Thread(this::scan, "scan");
  private volatile @Nullable Exception failure;

  private RunBatch(
      List<PendingRun> runs,
      Function<TopicPartition, BegunRuns> begun,
      RunScanner scanner,
      Consumer<Evidence> evidence) {
    this.runs = runs;
    this.scanner = scanner;
    this.evidence = evidence;
    for (PendingRun run : runs) {
      ledger.add(run.partition(), run.offset(), run.network());
      int number = begun.apply(run.partition()).attempt(run.offset());
      run.run()
          .map(what -> new Attempt(what.getRequest(), what.getRun(), number))
          .ifPresent(attempt -> attempts.put(run.network().first(), attempt));
    }
  }

  /**
   * Takes as many runs as fit together, from the front of those that are pending.
   *
   * @param pending not empty
   * @param nowMillis runs that expired before are not done, milliseconds since the Unix epoch
   * @param begun what was begun before, of each partition
   */
  static RunBatch take(
      Deque<PendingRun> pending,
      long nowMillis,
      Function<TopicPartition, BegunRuns> begun,
      RunScanner scanner,
      Consumer<Evidence> evidence) {
    List<PendingRun> taken = new ArrayList<>();
    Set<Integer> networks = new HashSet<>();
    Set<Map<String, String>> options = new HashSet<>();
    while (!pending.isEmpty() && taken.size() < MAX_RUNS) {
      PendingRun next = pending.element().asOf(nowMillis);
      if (next.run().isPresent()) {
        options.add(next.run().get().getOptions());
        if (options.size() > 1 || !networks.add(next.network().first())) {
          break;
        }
      }
      taken.add(next);
      pending.remove();
    }
    return new RunBatch(taken, begun, scanner, evidence);
  }

  /** First and last offset of each partition. */
  Map<TopicPartition, long[]> offsets() {
    Map<TopicPartition, long[]> offsets = new HashMap<>();
    for (PendingRun run : runs) {
      offsets.computeIfAbsent(run.partition(), any -> new long[] {run.offset(), run.offset()})[1] =
          run.offset();
    }
    return offsets;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void scan() {
    try {
      if (!attempts.isEmpty()) {
        scanner.scan(batch(), this::handOn);
      }
    } catch (InterruptedException | RuntimeException e) {
      failure = e;
    }
  }

  private RunScanner.Batch batch() {
    return new RunScanner.Batch(
        runs.stream().map(PendingRun::network).flatMapToInt(RunBatch::addresses).iterator(),
        runs.stream()
            .flatMap(run -> run.run().stream())
            .map(ScanRun::getOptions)
            .findFirst()
            .orElseThrow(),
        this::observation);
  }

  private static IntStream addresses(Network network) {
    return network.hosts().stream().map(host -> network.first() | host);
  }

  private String observation(int target) {
    return attempt(target).observation(target);
  }

  private Attempt attempt(int target) {
    Attempt attempt = attempts.get(Network.firstOf(target));
    if (attempt == null) {
      throw new IllegalStateException("not a target: " + Ipv4Address.text(target));
    }
    return attempt;
  }

  private void handOn(Evidence piece) {
    if (piece instanceof Evidence.End end) {
      handOn(end.record());
    } else {
      evidence.accept(piece);
    }
  }

  private void handOn(RoundEnd end) {
    boolean brokenOff = ledger.isClosed();
    if (brokenOff && end.getOutcome() == RoundOutcome.SKIPPED) {
      return; // it was not probed yet; the next attempt does that
    }
    int target = Ipv4Address.parse(end.getAddress());
    evidence.accept(new Evidence.End(ofAttempt(end, target, brokenOff)));
    if (end.getLast()) {
      ledger.ended(target);
    }
  }

  /** A round end that says what it means for the attempts before and after this one. */
  private RoundEnd ofAttempt(RoundEnd end, int target, boolean brokenOff) {
    List<String> earlier =
        attempt(target).earlier().map(before -> before.observation(target)).toList();
    return earlier.isEmpty() && !brokenOff
        ? end
        : RoundEnd.newBuilder(end)
            .setLast(end.getLast() && !brokenOff)
            .setEarlierAttempts(earlier)
            .build();
  }

  /** The offset to go on from, for each partition where that has changed. */
  Map<TopicPartition, Long> advance() {
    return ledger.advance();
  }

  /**
   * Whether the scan is over.
   *
   * @throws RuntimeException what ended it, if it failed
   */
  boolean isOver() {
    Exception e = failure;
    if (e != null) {
      throw new IllegalStateException("the scan failed: " + e.getMessage(), e);
    }
    return !thread.isAlive();
  }

  /**
   * Breaks the scan off, and returns when it is over. What ends from now on is not done: it is left
   * to another attempt, and no round is the last of its host.
   */
  void breakOff(String reason) throws InterruptedException {
    ledger.close();
    while (thread.isAlive()) {
      scanner.stop(reason);
      thread.join(100);
    }
  }
}
