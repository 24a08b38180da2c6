package io.stackprint.prober.capture;

import io.stackprint.record.PortKnowledge;
import io.stackprint.wire.UdpView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one address found out about the UDP ports of another before it sent OS-detection probes.
 *
 * <p>A UDP scan is told from ordinary datagrams by what sockets do not do: it sends empty
 * datagrams, or changes the time to live from one datagram to the next.
 */
final class UdpPortScan {
  private static final int MAX_SOURCES = 16;
  private static final int LONGEST_TRACEROUTE = 30; // hops; its TTLs change too

  private final PortSet asked = new PortSet();
  private final PortSet closed = new PortSet();
  private final Map<Integer, Integer> ttlOfSource = new LinkedHashMap<>();
  private boolean crafted;

  void asked(UdpView datagram, int ttl) {
    asked.add(datagram.destinationPort());
    crafted |= datagram.udpLength() == UdpView.HEADER_LENGTH;
    if (ttl > LONGEST_TRACEROUTE && ttlOfSource.size() < MAX_SOURCES) {
      crafted |= ttlOfSource.merge(datagram.sourcePort(), ttl, (a, b) -> a) != ttl;
    }
  }

  void unreachable(int port) {
    if (asked.contains(port)) {
      closed.add(port);
    }
  }

  /**
   * Whether there was a UDP port scan, if that can be told.
   *
   * @param tcpScanned whether the capture holds the TCP port scan, and so would hold this one
   */
  Optional<Boolean> happened(boolean tcpScanned) {
    if (crafted) {
      return Optional.of(true);
    }
    return asked.size() == 0 && tcpScanned ? Optional.of(false) : Optional.empty();
  }

  /** Whether the scanner knew this port, which it used for U1, to be closed. */
  PortKnowledge knowledgeOfClosed(int port, boolean tcpScanned) {
    if (closed.contains(port)) {
      return PortKnowledge.KNOWN;
    }
    boolean drawn = port >= TcpPortScan.RANDOM_PORT_FIRST && port <= TcpPortScan.RANDOM_PORT_LAST;
    return drawn && (crafted || tcpScanned) ? PortKnowledge.NOT_KNOWN : PortKnowledge.UNDETERMINED;
  }
}
