package io.stackprint.prober.pace;

import io.stackprint.prober.pace.RunKey.Purpose;
import io.stackprint.record.PortState;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * A SYN scan of the given ports of one host.
 *
 * <p>Every transmission has a source port of its own, so that a reply tells which one it answers,
 * and a sequence number hashed from the run's key. How often a silent port is asked again adapts as
 * Nmap's does: once more than it ever took to get an answer from this host, up to the limit.
 *
 * <p>A port costs 11 octets while the scan of its host lasts.
 *
 * @see <a href="https://nmap.org/book/synscan.html">TCP SYN Scan</a>
 */
final class PortScan implements Stage {
  private static final byte ASKED = 0;
  private static final byte OPEN = 1;
  private static final byte CLOSED = 2;
  private static final byte FILTERED = 3;

  private static final int MOST_TRANSMISSIONS = 32; // that many source ports are set aside
  private static final int WINDOW = 1024;
  private static final OctetString MSS_1460 = OctetString.ofHex("020405b4");

  private final HostLink link;
  private final int[] ports; // ascending
  private final byte[] states; // [port]
  private final byte[] transmissions; // [port]
  private final long[] sentAt; // [port], of the latest transmission
  private final Deque<Integer> toAsk = new ArrayDeque<>(); // indexes, next first
  private final Deque<Integer> underWay = new ArrayDeque<>(); // indexes, longest waiting first
  private final List<Integer> silent = new ArrayList<>(); // indexes given up for now
  private final int mostTransmissions;
  private int next; // the first index not asked yet
  private int retriesThatHelped;
  private long nextSendAtNanos = Long.MIN_VALUE;

  PortScan(HostLink link) {
    this.link = link;
    this.ports = link.settings().ports().stream().mapToInt(Integer::intValue).toArray();
    this.states = new byte[ports.length];
    this.transmissions = new byte[ports.length];
    this.sentAt = new long[ports.length];
    this.mostTransmissions = Math.min(link.settings().maxRetries() + 1, MOST_TRANSMISSIONS);
  }

  @Override
  public void act(long now) {
    giveUpLate(now);
    while (hasMore() && now >= nextSendAtNanos && link.mayTransmit(now)) {
      ask(toAsk.isEmpty() ? next++ : toAsk.remove(), now);
    }
  }

  private boolean hasMore() {
    return next < ports.length || !toAsk.isEmpty();
  }

  private void giveUpLate(long now) {
    long sentBefore = now - link.timeoutNanos();
    while (!underWay.isEmpty()) {
      int port = underWay.element();
      if (states[port] == ASKED && sentAt[port] > sentBefore) {
        return;
      }
      underWay.remove();
      if (states[port] == ASKED) {
        link.settled();
        (mayAskAgain(port) ? toAsk : silent).add(port);
      }
    }
  }

  private boolean mayAskAgain(int port) {
    return transmissions[port] < Math.min(mostTransmissions, retriesThatHelped + 2);
  }

  private void ask(int port, long now) {
    byte[] syn =
        Ipv4Builder.between(link.path().source(), link.target())
            .ipId(link.drawIpId())
            .ttl(link.drawTtl())
            .emit(
                TcpBuilder.between(link.ports().scanPort(transmissions[port]), ports[port])
                    .seq(sequence(ports[port]))
                    .flags(TcpFlags.SYN)
                    .window(WINDOW)
                    .options(MSS_1460));
    long at = link.transmit(syn, now);
    transmissions[port]++;
    nextSendAtNanos = now + link.settings().scanDelayNanos();
    if (at == Wire.NOT_SENT) {
      (transmissions[port] < mostTransmissions ? toAsk : silent).add(port);
      nextSendAtNanos = now + link.timeoutNanos();
    } else {
      sentAt[port] = at;
      underWay.add(port);
    }
  }

  private long sequence(int port) {
    return link.key().hash(Purpose.SCAN_SEQUENCE, link.target(), port) & 0xffffffffL;
  }

  @Override
  public void take(Ipv4View datagram, Arrival arrival) {
    try {
      if (datagram.protocol() == Ipv4View.TCP && datagram.source() == link.target()) {
        take(TcpView.checked(datagram), arrival);
      } else if (datagram.protocol() == Ipv4View.ICMP) {
        take(IcmpView.checked(datagram), arrival);
      }
    } catch (MalformedPacketException e) {
      // a packet that cannot be read answers nothing
    }
  }

  private void take(TcpView segment, Arrival arrival) {
    int port = Arrays.binarySearch(ports, segment.sourcePort());
    if (port < 0 || !answers(port, segment.destinationPort())) {
      return;
    }
    if (segment.has(TcpFlags.RST)) {
      found(port, CLOSED, segment.destinationPort(), arrival);
    } else if (segment.has(TcpFlags.SYN | TcpFlags.ACK)
        && segment.ack() == ((sequence(ports[port]) + 1) & 0xffffffffL)) {
      found(port, OPEN, segment.destinationPort(), arrival);
    }
  }

  /** Nmap takes any of these errors for a sign of a filter, whoever sent it. */
  private void take(IcmpView message, Arrival arrival) {
    if (message.type() != IcmpView.DESTINATION_UNREACHABLE) {
      return;
    }
    message
        .quotedDatagram()
        .filter(quoted -> quoted.protocol() == Ipv4View.TCP)
        .filter(quoted -> quoted.destination() == link.target())
        .ifPresent(
            quoted -> {
              QuotedSyn syn = QuotedSyn.checked(quoted);
              int port = Arrays.binarySearch(ports, syn.destinationPort());
              if (port >= 0
                  && answers(port, syn.sourcePort())
                  && syn.seq() == sequence(ports[port])) {
                found(port, FILTERED, syn.sourcePort(), arrival);
              }
            });
  }

  private boolean answers(int port, int ourPort) {
    return states[port] == ASKED && transmission(port, ourPort) > 0;
  }

  /** Which transmission used this source port, counted from 1; 0 for none. */
  private int transmission(int port, int ourPort) {
    for (int i = transmissions[port]; i > 0; i--) {
      if (link.ports().scanPort(i - 1) == ourPort) {
        return i;
      }
    }
    return 0;
  }

  private void found(int port, byte state, int ourPort, Arrival arrival) {
    states[port] = state;
    int transmission = transmission(port, ourPort);
    if (!silent.remove((Integer) port) && !toAsk.remove((Integer) port)) {
      boolean toLatest = transmission == transmissions[port];
      link.answered(sentAt[port], toLatest ? transmission : 2, arrival.atNanos());
    }
    if (transmission - 1 > retriesThatHelped) {
      retriesThatHelped = transmission - 1;
      toAsk.addAll(silent);
      silent.clear();
    }
  }

  @Override
  public boolean over() {
    return !hasMore() && underWay.stream().noneMatch(port -> states[port] == ASKED);
  }

  @Override
  public long dueAtNanos(long now) {
    long due = Long.MAX_VALUE;
    if (hasMore()) {
      due = Math.max(nextSendAtNanos, link.mayTransmit(now) ? now : link.askAgainAtNanos(now));
    }
    return underWay.isEmpty()
        ? due
        : Math.min(due, sentAt[underWay.element()] + link.timeoutNanos());
  }

  /** What was found; a port that never answered is filtered. */
  ScannedPorts result() {
    List<PortState> found = new ArrayList<>(Collections.nCopies(ports.length, PortState.FILTERED));
    for (int i = 0; i < ports.length; i++) {
      if (states[i] == OPEN || states[i] == CLOSED) {
        found.set(i, states[i] == OPEN ? PortState.OPEN : PortState.CLOSED);
      }
    }
    return new ScannedPorts(link.settings().ports(), found);
  }
}
