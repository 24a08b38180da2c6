package io.stackprint.prober.capture;

import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import io.stackprint.wire.UdpView;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The port scans of everybody by everybody, as far as they may precede OS detection: the pairs
 * heard of last, the others forgotten, so that an endless capture needs bounded memory.
 */
final class PortScans {
  private static final int MAX_PAIRS = 65_536;

  private final Map<Pair, TcpPortScan> tcp = new Recent<>(MAX_PAIRS);
  private final Map<Pair, UdpPortScan> udp = new Recent<>(MAX_PAIRS);

  /** Learns from a datagram that is no OS-detection probe. */
  void see(Packet packet) {
    try {
      Ipv4View datagram = packet.view();
      switch (datagram.protocol()) {
        case Ipv4View.TCP -> tcp(datagram, TcpView.checked(datagram), packet.number());
        case Ipv4View.UDP ->
            udp.computeIfAbsent(Pair.sending(datagram), pair -> new UdpPortScan())
                .asked(UdpView.checked(datagram), datagram.ttl());
        case Ipv4View.ICMP -> icmp(datagram, IcmpView.checked(datagram));
        default -> {}
      }
    } catch (MalformedPacketException refused) {
      // Teaches nothing of ports.
    }
  }

  /** What the scanner of this pair knows of TCP ports. */
  TcpPortScan tcp(Pair pair) {
    return tcp.getOrDefault(pair, new TcpPortScan());
  }

  /** What the scanner of this pair knows of UDP ports. */
  UdpPortScan udp(Pair pair) {
    return udp.getOrDefault(pair, new UdpPortScan());
  }

  private void tcp(Ipv4View datagram, TcpView segment, long number) {
    if (TcpPortScan.asks(segment)) {
      asking(datagram).asked(segment, number);
    } else if (TcpPortScan.asksWithAck(segment)) {
      asking(datagram).askedWithAck();
    } else if (segment.has(TcpFlags.RST) || segment.has(TcpFlags.SYN)) {
      TcpPortScan scan = tcp.get(Pair.receiving(datagram));
      if (scan != null) {
        scan.answered(segment);
      }
    }
  }

  private TcpPortScan asking(Ipv4View datagram) {
    return tcp.computeIfAbsent(Pair.sending(datagram), pair -> new TcpPortScan());
  }

  private void icmp(Ipv4View datagram, IcmpView message) {
    if (message.type() != IcmpView.DESTINATION_UNREACHABLE
        || message.code() != IcmpView.PORT_UNREACHABLE) {
      return;
    }
    UdpPortScan scan = udp.get(Pair.receiving(datagram));
    Ipv4View quoted = message.quotedDatagram().orElse(null);
    if (scan != null && quoted != null && quoted.protocol() == Ipv4View.UDP) {
      scan.unreachable(UdpView.checked(quoted).destinationPort());
    }
  }

  /** A map that forgets what was not asked for longest. */
  static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private final int limit;

    Recent(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > limit;
    }
  }
}
