package io.stackprint.prober.pace;

import java.util.Optional;

/** The network as the engine sees it: where targets are, and the way out. */
public interface Wire {
  /** Returned for a packet that did not leave. */
  long NOT_SENT = -1;

  /** Stands for a MAC address that is not known. */
  long NO_MAC = -1;

  /** How a target is reached; empty without a route. */
  Optional<Path> pathTo(int target);

  /**
   * Sends a datagram at once.
   *
   * @param mac of the target on its segment, 48 bits, or {@link #NO_MAC}: then the system finds it
   * @return when, nanoseconds since the epoch, read just before; {@link #NOT_SENT} when the system
   *     refused
   */
  long send(Path path, long mac, byte[] datagram);

  /** Asks for the MAC address of an attached target (RFC 826); returns as {@link #send}. */
  long askForMac(Path path, int target);
}
