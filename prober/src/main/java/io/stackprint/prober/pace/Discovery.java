package io.stackprint.prober.pace;

import io.stackprint.prober.pace.RunKey.Purpose;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.Payload;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpFlags;
import io.stackprint.wire.TcpView;
import java.util.List;

/**
 * Asks whether a host is up: an ICMP echo request, a SYN to port 443, an ACK to port 80 and an ICMP
 * timestamp request, all twice if nothing comes back. Any reply will do.
 *
 * @see <a href="https://nmap.org/book/man-host-discovery.html">Host Discovery</a>
 */
final class Discovery implements Stage {
  private static final int TRANSMISSIONS = 2;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int WINDOW = 1024;
  private static final int TIMESTAMP_REQUEST = 13; // RFC 792
  private static final int TIMESTAMP_REPLY = 14;
  private static final OctetString THREE_TIMES = OctetString.filled(0, 12);
  private static final OctetString MSS_1460 = OctetString.ofHex("020405b4");

  private final HostLink link;
  private final List<Payload> probes;
  private final int transmissions;
  private final int icmpId;
  private int sent; // probes so far, all transmissions together
  private int underWay;
  private long lastSentAtNanos;
  private long nextSendAtNanos = Long.MIN_VALUE;
  private boolean up;
  private boolean over;

  Discovery(HostLink link) {
    this.link = link;
    this.transmissions = Math.min(TRANSMISSIONS, link.settings().maxRetries() + 1);
    this.icmpId = (int) hash(0) & 0xffff;
    this.probes =
        List.of(
            IcmpBuilder.echoRequest(0, icmpId, 0, OctetString.EMPTY),
            TcpBuilder.between(port(1), HTTPS)
                .seq(hash(1))
                .flags(TcpFlags.SYN)
                .window(WINDOW)
                .options(MSS_1460),
            TcpBuilder.between(port(2), HTTP)
                .seq(hash(2))
                .ack(hash(1))
                .flags(TcpFlags.ACK)
                .window(WINDOW),
            new IcmpBuilder(TIMESTAMP_REQUEST, 0, (long) icmpId << 16, THREE_TIMES));
  }

  private long hash(int probe) {
    return link.key().hash(Purpose.DISCOVERY, link.target(), probe) & 0xffffffffL;
  }

  private int port(int probe) {
    return link.ports().discoveryPort(probe);
  }

  /** Whether the host answered. */
  boolean up() {
    return up;
  }

  @Override
  public void act(long now) {
    if (sent > 0 && sent % probes.size() == 0 && now < roundOverAtNanos()) {
      return;
    }
    if (sent == transmissions * probes.size()) {
      finish();
      return;
    }
    while (now >= nextSendAtNanos && link.withinRate(now)) {
      send(now);
      if (sent % probes.size() == 0) {
        return;
      }
    }
  }

  private void send(long now) {
    byte[] datagram =
        Ipv4Builder.between(link.path().source(), link.target())
            .ipId(link.drawIpId())
            .ttl(link.drawTtl())
            .emit(probes.get(sent % probes.size()));
    underWay += link.transmit(datagram, now) == Wire.NOT_SENT ? 0 : 1;
    sent++;
    lastSentAtNanos = now;
    nextSendAtNanos = now + link.settings().scanDelayNanos();
  }

  private long roundOverAtNanos() {
    return lastSentAtNanos + link.timeoutNanos();
  }

  private void finish() {
    over = true;
    for (; underWay > 0; underWay--) {
      link.settled();
    }
  }

  @Override
  public void take(Ipv4View datagram, Arrival arrival) {
    if (over || sent == 0 || datagram.source() != link.target()) {
      return;
    }
    try {
      up =
          datagram.protocol() == Ipv4View.TCP
              ? isReply(TcpView.checked(datagram))
              : datagram.protocol() == Ipv4View.ICMP && isReply(IcmpView.checked(datagram));
    } catch (MalformedPacketException e) {
      // a packet that cannot be read answers nothing
    }
    if (up) {
      underWay--;
      link.answered(lastSentAtNanos, sent <= probes.size() ? 1 : 2, arrival.atNanos());
      finish();
    }
  }

  private boolean isReply(TcpView segment) {
    return (segment.sourcePort() == HTTPS && segment.destinationPort() == port(1))
        || (segment.sourcePort() == HTTP && segment.destinationPort() == port(2));
  }

  private boolean isReply(IcmpView message) {
    boolean reply = message.type() == IcmpView.ECHO_REPLY || message.type() == TIMESTAMP_REPLY;
    return reply && message.identifier() == icmpId;
  }

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public long dueAtNanos(long now) {
    return sent > 0 && sent % probes.size() == 0
        ? roundOverAtNanos()
        : Math.max(nextSendAtNanos, link.withinRate(now) ? now : link.askAgainAtNanos(now));
  }
}
