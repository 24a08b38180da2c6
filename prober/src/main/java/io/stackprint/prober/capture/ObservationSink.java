package io.stackprint.prober.capture;

import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;

/**
 * Takes what an {@link ObservationCollector} found: round after round of one observation, the
 * replies of a round in the order of their arrival and then its end.
 */
public interface ObservationSink {
  /** A packet that came back. */
  void reply(ProbeReply reply);

  /** The end of a round; all its replies came before. */
  void roundEnd(RoundEnd end);
}
