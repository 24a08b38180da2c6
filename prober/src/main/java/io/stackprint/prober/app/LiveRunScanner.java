package io.stackprint.prober.app;

import io.stackprint.prober.pace.RoundJudge;
import io.stackprint.prober.port.PortUnavailableException;
import io.stackprint.prober.request.ScanOptions;
import io.stackprint.service.Metrics;
import io.stackprint.topics.Evidence;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scans the network that this machine is on. */
public final class LiveRunScanner implements RunScanner {
  private final ProberSettings settings;
  private final RoundJudge judge;
  private final ScanMetrics metrics;
  private final AtomicReference<@Nullable LiveProber> current = new AtomicReference<>();

  /**
   * A scanner; many batches, one after the other.
   *
   * @param judge says when a host needs no further round
   * @param metrics where it tells its numbers
   */
  public LiveRunScanner(ProberSettings settings, RoundJudge judge, Metrics metrics) {
    this.settings = settings;
    this.judge = judge;
    this.metrics = new ScanMetrics(metrics);
  }

  /**
   * Looks whether this machine can scan at all.
   *
   * @throws PortUnavailableException if it cannot; says what is missing
   */
  public void requireNetwork() throws InterruptedException {
    var nothing = new Batch(IntStream.empty().iterator(), Map.of(), target -> "");
    scan(nothing, evidence -> {});
  }

  @Override
  public void scan(Batch batch, Consumer<Evidence> evidence) throws InterruptedException {
    var scan =
        new LiveScan(
            ScanOptions.read(batch.options(), settings.profile()),
            settings.scope(),
            settings.sensor(),
            Optional.of(batch.observations()),
            settings.device(),
            settings.source());
    try (var prober = new LiveProber(scan)) {
      current.set(prober);
      metrics.begin();
      prober
          .run(
              batch.targets(),
              settings.allowed()::allows,
              judge,
              evidence.andThen(metrics::handedOn),
              metrics::progressed)
          .ifPresent(LiveRunScanner::fail);
    } finally {
      current.set(null);
    }
  }

  private static void fail(String sentence) {
    throw new PortUnavailableException(sentence);
  }

  @Override
  public void stop(String reason) {
    LiveProber prober = current.get();
    if (prober != null) {
      prober.stop(reason);
    }
  }
}
