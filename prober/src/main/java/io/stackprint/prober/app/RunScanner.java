package io.stackprint.prober.app;

import io.stackprint.topics.Evidence;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Scans, one batch at a time. */
public interface RunScanner {
  /**
   * Scans and returns when all evidence is handed on, or the scan was stopped. Each target ends
   * with a last round. Throws when it cannot go on; what has not ended by then is not done.
   *
   * @param batch what to scan, and how
   * @param evidence takes the evidence, in any one thread; may wait
   */
  void scan(Batch batch, Consumer<Evidence> evidence) throws InterruptedException;

  /** Ends the scan that is under way soon, if there is one; from any thread. */
  void stop(String reason);

  /**
   * What to scan, and how.
   *
   * @param targets addresses in network order, each once
   * @param options scan options, as the request has them
   * @param observations the id of the observation of each target
   */
  record Batch(
      PrimitiveIterator.OfInt targets,
      Map<String, String> options,
      IntFunction<String> observations) {}
}
