package io.stackprint.prober.probe;

import java.util.Optional;

/**
 * The values of a round as one TCP probe, or several together, show them.
 *
 * @param portBase PB, 0 to 65535
 * @param sequenceBase SB, 0 to 2^32-1
 * @param ackBase AB, 0 to 2^32-1, or {@link #UNKNOWN} while only ECN was seen
 */
public record TcpBases(int portBase, long sequenceBase, long ackBase) {
  /** Stands for an AB not seen yet. */
  public static final long UNKNOWN = -1;

  /** Both together, if they can be of one round. */
  public Optional<TcpBases> merge(TcpBases other) {
    boolean agree =
        portBase == other.portBase
            && sequenceBase == other.sequenceBase
            && (ackBase == other.ackBase || ackBase == UNKNOWN || other.ackBase == UNKNOWN);
    return agree ? Optional.of(ackBase == UNKNOWN ? other : this) : Optional.empty();
  }

  /**
   * Which TCP probe's source port this is.
   *
   * @return 0 to 19 for {@link Probe.Tcp#portOffset}; more for any other port
   */
  public int portOffset(int port) {
    return (port - portBase) & 0xffff;
  }
}
