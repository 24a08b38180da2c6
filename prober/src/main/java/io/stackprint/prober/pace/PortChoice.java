package io.stackprint.prober.pace;

import io.stackprint.record.PortState;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Chooses the ports of each round from what is known of a host. */
final class PortChoice {
  private static final int FIRST_RANDOM = 30_000;
  private static final int RANDOM_PORTS = 14_781;

  private final OptionalInt openTcp;
  private final OptionalInt closedTcp;
  private OptionalInt closedUdp = OptionalInt.empty();

  PortChoice(ScannedPorts scanned) {
    openTcp = scanned.first(PortState.OPEN);
    closedTcp = scanned.first(PortState.CLOSED);
  }

  /** Whether both an open and a closed TCP port are known. */
  boolean good() {
    return openTcp.isPresent() && closedTcp.isPresent();
  }

  /** A UDP port turned out to be closed. */
  void closedUdpIs(int port) {
    closedUdp = closedUdp.isPresent() ? closedUdp : OptionalInt.of(port);
  }

  /** The ports of the next round: those not known are drawn anew. */
  RoundPorts forRound(RandomGenerator random) {
    int tcp = draw(random);
    int udp = draw(random);
    return new RoundPorts(
        openTcp, closedTcp.orElse(tcp), closedTcp.isPresent(), closedUdp.orElse(udp));
  }

  private static int draw(RandomGenerator random) {
    return FIRST_RANDOM + random.nextInt(RANDOM_PORTS);
  }
}
