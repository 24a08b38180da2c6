package io.stackprint.prober.request;

import io.stackprint.wire.Ipv4Address;
import java.util.BitSet;

/**
 * Some addresses of one network of prefix length 24. Whatever asks for an address, it is always in
 * the same network, so work that is shared out by network never meets at a host.
 *
 * @param first first address of the network, in network order
 * @param hosts last octets of the addresses
 */
public record Network(int first, BitSet hosts) {
  private static final int SIZE = 256;
  private static final int PREFIX_LENGTH = 24;

  /** Copies the hosts. */
  public Network {
    hosts = (BitSet) hosts.clone();
  }

  @Override
  public BitSet hosts() {
    return (BitSet) hosts.clone();
  }

  /** The first address of the network that an address, in network order, lies in. */
  public static int firstOf(int address) {
    return address & ~(SIZE - 1);
  }

  /** How many addresses, 1 to 256. */
  public int size() {
    return hosts.cardinality();
  }

  /** The addresses as a target expression: {@code 10.0.0.0/24}, or {@code 10.0.0.1-5,9}. */
  public String text() {
    String address = Ipv4Address.text(first);
    return hosts.cardinality() == SIZE
        ? address + "/" + PREFIX_LENGTH
        : address.substring(0, address.lastIndexOf('.') + 1) + lastOctets();
  }

  private String lastOctets() {
    var list = new StringBuilder();
    for (int from = hosts.nextSetBit(0); from >= 0; ) {
      int to = hosts.nextClearBit(from) - 1;
      list.append(list.isEmpty() ? "" : ",").append(from);
      if (to > from) {
        list.append('-').append(to);
      }
      from = hosts.nextSetBit(to + 1);
    }
    return list.toString();
  }
}
