package io.stackprint.prober.pace;

import io.stackprint.prober.probe.Probe;
import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import java.util.OptionalInt;

/**
 * The ports that a round probes.
 *
 * @param openTcp if one is known; without, nothing is sent to an open port
 * @param closedTcp a port found closed, or a random one
 * @param closedTcpKnown whether the port scan found it closed
 * @param closedUdp a random port, or the one that turned out to be closed in an earlier round
 */
public record RoundPorts(
    OptionalInt openTcp, int closedTcp, boolean closedTcpKnown, int closedUdp) {
  /** The port that a probe goes to; 0 for an echo request. */
  int of(Probe probe) {
    return switch (probe.aim()) {
      case OPEN_TCP -> openTcp.orElseThrow();
      case CLOSED_TCP -> closedTcp;
      case CLOSED_UDP -> closedUdp;
      case HOST -> 0;
    };
  }

  /** The closed TCP port as a record. */
  PortUsed closedTcpUsed() {
    return new PortUsed(closedTcp, closedTcpKnown ? PortKnowledge.KNOWN : PortKnowledge.NOT_KNOWN);
  }
}
