package io.stackprint.prober.capture;

import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.UdpView;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A traceroute to one target, found in the traffic after its OS detection: datagrams with a small
 * time to live, routers that say it ran out, and the smallest one that the target itself answered.
 */
final class Traceroute {
  /** Largest TTL that is taken for a traceroute's; Nmap draws 37 and more for its other packets. */
  private static final int MAX_HOPS = 30;

  private static final int MAX_PROBES = 512;
  private static final long NO_FLOW = -1;

  private final int hopsToProber;
  private final Map<Long, Integer> ttlOf = new HashMap<>(); // by flow
  private boolean exceeded;
  private int reachedAt = Integer.MAX_VALUE;

  Traceroute(int hopsToProber) {
    this.hopsToProber = hopsToProber;
  }

  /** A datagram from the scanner to the target that is no OS-detection probe. */
  void sent(Ipv4View datagram) {
    int ttl = datagram.ttl() + hopsToProber;
    if (ttl > MAX_HOPS || ttlOf.size() >= MAX_PROBES) {
      return;
    }
    try {
      long flow = flow(datagram, false);
      if (flow != NO_FLOW) {
        ttlOf.merge(flow, ttl, Math::min);
      }
    } catch (MalformedPacketException refused) {
      // Nobody can answer it.
    }
  }

  /** A datagram from the target to the scanner. */
  void received(Ipv4View datagram) {
    if (ttlOf.isEmpty()) {
      return;
    }
    try {
      reached(flow(datagram, true));
    } catch (MalformedPacketException refused) {
      // Answers nothing.
    }
  }

  /** A router says that the time to live of this datagram to the target ran out. */
  void exceeded(Ipv4View quoted) {
    try {
      exceeded |= ttlOf.containsKey(flow(quoted, false));
    } catch (MalformedPacketException refused) {
      // Quotes too little to tell what.
    }
  }

  /** Hop count of the target, 1 or more, if a traceroute reached it. */
  OptionalInt hops() {
    return exceeded && reachedAt <= MAX_HOPS ? OptionalInt.of(reachedAt) : OptionalInt.empty();
  }

  private void reached(long flow) {
    Integer ttl = ttlOf.get(flow);
    if (ttl != null) {
      reachedAt = Math.min(reachedAt, ttl);
    }
  }

  /** Names a datagram by protocol and ports, or id and sequence; a reply as what it answers. */
  private static long flow(Ipv4View datagram, boolean reply) {
    return switch (datagram.protocol()) {
      case Ipv4View.TCP, Ipv4View.UDP -> {
        // UDP's header stands for TCP's first octets: an ICMP error need not quote more of it.
        UdpView ports = UdpView.checked(datagram);
        yield ports(datagram.protocol(), ports.sourcePort(), ports.destinationPort(), reply);
      }
      case Ipv4View.ICMP -> icmp(IcmpView.checked(datagram), reply);
      default -> NO_FLOW;
    };
  }

  private static long icmp(IcmpView message, boolean reply) {
    if (reply && message.type() == IcmpView.DESTINATION_UNREACHABLE) {
      return message.quotedDatagram().map(quoted -> flow(quoted, false)).orElse(NO_FLOW);
    }
    int expected = reply ? IcmpView.ECHO_REPLY : IcmpView.ECHO_REQUEST;
    return message.type() == expected
        ? name(Ipv4View.ICMP, message.identifier(), message.sequence())
        : NO_FLOW;
  }

  private static long ports(int protocol, int source, int destination, boolean reply) {
    return reply ? name(protocol, destination, source) : name(protocol, source, destination);
  }

  private static long name(int protocol, int first, int second) {
    return ((long) protocol << 32) | ((long) first << 16) | second;
  }
}
