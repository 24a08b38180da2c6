package io.stackprint.prober.capture;

import io.stackprint.wire.Ipv4View;

/** Who probes whom: two IPv4 addresses in network order. */
record Pair(int scanner, int target) {
  /** The pair if this datagram went from scanner to target. */
  static Pair sending(Ipv4View datagram) {
    return new Pair(datagram.source(), datagram.destination());
  }

  /** The pair if this datagram came back from target to scanner. */
  static Pair receiving(Ipv4View datagram) {
    return new Pair(datagram.destination(), datagram.source());
  }

  /** True for loopback, the unspecified address, and a scanner that probes its own address. */
  boolean isLocal() {
    return target >>> 24 == 127 || target == 0 || target == scanner;
  }
}
