package io.stackprint.prober.pace;

/**
 * How a target is reached.
 *
 * @param source IPv4 address to send from, network order
 * @param link number of the interface that packets leave by
 * @param kind what lies between
 */
public record Path(int source, int link, Kind kind) {
  /** What lies between the prober and a target. */
  public enum Kind {
    /** Nothing: the target is this machine. */
    LOCAL,
    /** One Ethernet segment, on which the target has a MAC address. */
    ATTACHED,
    /** A gateway, or a link without MAC addresses. */
    ROUTED
  }

  /** Whether the target is the scanning machine itself. */
  public boolean local() {
    return kind == Kind.LOCAL;
  }
}
