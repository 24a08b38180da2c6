package io.stackprint.cli;

import io.stackprint.pipeline.Pipeline;
import io.stackprint.prober.capture.ObservationSink;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.topics.Evidence;

/**
 * Hands evidence to a pipeline.
 *
 * @param osscanLimit leave out hosts for which not both an open and a closed TCP port are known, as
 *     Nmap's option of this name does
 */
record EvidenceForwarder(Pipeline pipeline, boolean osscanLimit) implements ObservationSink {
  @Override
  public void reply(ProbeReply reply) {
    pipeline.accept(new Evidence.Reply(reply));
  }

  @Override
  public void roundEnd(RoundEnd end) {
    pipeline.accept(new Evidence.End(osscanLimit && !hasBothPorts(end) ? skipped(end) : end));
  }

  private static boolean hasBothPorts(RoundEnd end) {
    return end.getOpenTcp().isPresent()
        && end.getClosedTcp().filter(EvidenceForwarder::isKnown).isPresent();
  }

  private static boolean isKnown(PortUsed port) {
    return port.getKnowledge() == PortKnowledge.KNOWN;
  }

  private static RoundEnd skipped(RoundEnd end) {
    return RoundEnd.newBuilder(end)
        .setOutcome(RoundOutcome.SKIPPED)
        .setSkipReason("no open or no closed TCP port is known (--osscan-limit)")
        .build();
  }
}
