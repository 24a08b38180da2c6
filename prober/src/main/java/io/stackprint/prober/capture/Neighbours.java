package io.stackprint.prober.capture;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who owns which address on the captured link, from ARP (RFC 826): the latest claim counts. */
final class Neighbours {
  private static final int MAX_ADDRESSES = 65_536;

  private final Map<Integer, Long> macOf = new PortScans.Recent<>(MAX_ADDRESSES);
  private final Map<Long, Integer> addressOf = new PortScans.Recent<>(MAX_ADDRESSES);

  void claim(int address, long mac) {
    macOf.put(address, mac);
    addressOf.put(mac, address);
  }

  /** MAC address as six upper-case hexadecimal pairs joined by colons. */
  Optional<String> macOf(int address) {
    return Optional.ofNullable(macOf.get(address)).map(Neighbours::text);
  }

  /** True when this is the MAC address of an address on the link. */
  boolean isNeighbour(long mac) {
    return addressOf.containsKey(mac);
  }

  private static String text(long mac) {
    String digits = String.format(Locale.ROOT, "%012X", mac & 0xffff_ffff_ffffL);
    return digits.replaceAll("(..)(?!$)", "$1:");
  }
}
