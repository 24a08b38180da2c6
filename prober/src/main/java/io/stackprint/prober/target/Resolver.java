package io.stackprint.prober.target;

import java.util.List;

/** Looks names up; the shell asks the system's resolver. */
@FunctionalInterface
public interface Resolver {
  /** A resolver that knows no name: for text in which only addresses may stand. */
  Resolver NO_NAMES = name -> new Addresses(List.of(), false);

  /** The addresses of a name; none when it is not known. */
  Addresses resolve(String name);

  /**
   * What a name stands for.
   *
   * @param ipv4 IPv4 addresses in network order, in the resolver's order
   * @param ipv6 whether it has an IPv6 address as well
   */
  record Addresses(List<Integer> ipv4, boolean ipv6) {
    /** Copies the list. */
    public Addresses {
      ipv4 = List.copyOf(ipv4);
    }
  }
}
