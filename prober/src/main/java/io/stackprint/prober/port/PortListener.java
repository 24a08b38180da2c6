package io.stackprint.prober.port;

import io.stackprint.prober.pace.Arrival;

/** Takes what is captured; called by the capture's thread, so it must not wait. */
public interface PortListener {
  /** An IPv4 datagram came in. */
  void packet(Arrival arrival);

  /** A host on the segment told its MAC address, 48 bits. */
  void neighbour(int address, long mac, long atNanos);

  /** Capturing on an interface ended because of a fault. */
  void captureFailed(String sentence);
}
