package io.stackprint.prober.target;

/**
 * Which addresses may be probed at all; asked for every packet before it is sent.
 *
 * @param allowed networks that one is responsible for
 * @param excluded addresses that must not be probed; they win
 */
public record AllowList(AddressSet allowed, AddressSet excluded) {
  /** Whether a packet may be sent to an address, in network order. */
  public boolean allows(int address) {
    return allowed.contains(address) && !excluded.contains(address);
  }
}
