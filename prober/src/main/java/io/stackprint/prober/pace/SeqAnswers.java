package io.stackprint.prober.pace;

import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;

/**
 * Which of S1 to S6 are answered in the sense that Nmap need not wait for them any longer: by a
 * SYN/ACK whose IP id is not that of the packet before it.
 */
final class SeqAnswers {
  static final int PROBES = 6;

  private final boolean[] answered = new boolean[PROBES];
  private int lastIpId;

  /** Takes a packet on the port of a probe, 0 for S1 to 5 for S6. */
  void take(int probe, Ipv4View datagram, TcpView segment) {
    if (lastIpId != 0 && datagram.ipId() == lastIpId) {
      return;
    }
    lastIpId = datagram.ipId();
    answered[probe] |= segment.has(TcpFlags.SYN | TcpFlags.ACK) && !segment.has(TcpFlags.RST);
  }

  boolean answered(int probe) {
    return answered[probe];
  }
}
