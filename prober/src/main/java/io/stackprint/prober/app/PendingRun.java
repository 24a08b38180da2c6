package io.stackprint.prober.app;

import io.stackprint.prober.request.Network;
import io.stackprint.record.ScanRun;
import java.util.BitSet;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A record of {@code scan-runs} that was read and not yet taken up.
 *
 * @param partition where it stands
 * @param offset where it stands
 * @param run the run; empty if there is nothing to do for it but to go past
 * @param network the addresses of the run; none if there is nothing to do
 */
record PendingRun(TopicPartition partition, long offset, Optional<ScanRun> run, Network network) {
  private static final Network NOTHING = new Network(0, new BitSet());

  /** One that is only to be gone past. */
  static PendingRun nothing(TopicPartition partition, long offset) {
    return new PendingRun(partition, offset, Optional.empty(), NOTHING);
  }

  /** This, or nothing if it expired before a time, milliseconds since the Unix epoch. */
  PendingRun asOf(long nowMillis) {
    boolean expired =
        run.flatMap(ScanRun::getExpiresAtMillis).filter(expiry -> expiry <= nowMillis).isPresent();
    return expired ? nothing(partition, offset) : this;
  }
}
