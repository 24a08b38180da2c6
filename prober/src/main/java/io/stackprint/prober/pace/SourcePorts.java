package io.stackprint.prober.pace;

import io.stackprint.prober.pace.RunKey.Purpose;
import io.stackprint.record.NmapProfile;
import java.util.OptionalInt;

/**
 * The source ports of what is sent to one host.
 *
 * <p>PB and UB lie where Nmap's lie; the port scan and discovery use ports below PB, so that a late
 * reply to them answers no probe of a round.
 */
final class SourcePorts {
  private static final int FIRST = 33_000;
  private static final int COUNT = 32_261;
  private static final int STEP_793 = 0; // Nmap 7.93 keeps its ports in all rounds
  private static final int STEP_799 = 256;
  private static final int SCAN_BELOW_PB = 64;
  private static final int DISCOVERY_BELOW_PB = 96;

  private final OptionalInt fixed;
  private final int step;
  private final int tcp;
  private final int udp;

  SourcePorts(RunKey key, int target, NmapProfile profile, OptionalInt fixed) {
    this.fixed = fixed;
    this.step = profile == NmapProfile.NMAP_7_93 ? STEP_793 : STEP_799;
    this.tcp = draw(key.hash(Purpose.TCP_PORTS, target, 0));
    this.udp = draw(key.hash(Purpose.UDP_PORT, target, 0));
  }

  private static int draw(long hash) {
    return Math.floorMod(hash, COUNT);
  }

  /** PB in a round, counted from 1. */
  int portBase(int round) {
    return fixed.orElse(port(tcp + step * round));
  }

  /** UB in a round, counted from 1. */
  int udpPort(int round) {
    return fixed.orElse(port(udp + step * round));
  }

  /** The port of a transmission of a port scan's probe, counted from 0. */
  int scanPort(int transmission) {
    return fixed.orElse(port(tcp - SCAN_BELOW_PB + transmission));
  }

  /** The port of a probe of discovery, counted from 0. */
  int discoveryPort(int probe) {
    return fixed.orElse(port(tcp - DISCOVERY_BELOW_PB + probe));
  }

  private static int port(int offset) {
    return FIRST + Math.floorMod(offset, COUNT);
  }
}
