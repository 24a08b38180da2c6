package io.stackprint.prober.pace;

import io.stackprint.wire.Ipv4View;

/**
 * Asks for the MAC address of a host on the same Ethernet segment (RFC 826). A host that has one is
 * up, and packets to it then need no help of the system's small neighbour table.
 */
final class Neighbour implements Stage {
  private static final int TRANSMISSIONS = 3;

  private final HostLink link;
  private int sent;
  private boolean underWay;
  private long lastSentAtNanos;
  private boolean over;

  Neighbour(HostLink link) {
    this.link = link;
  }

  /** Whether the host answered. */
  boolean up() {
    return link.mac() != Wire.NO_MAC;
  }

  /** The host has said where it is. */
  void found(long mac, long atNanos) {
    if (sent > 0 && !up()) {
      link.macIs(mac);
      if (underWay) {
        link.answered(lastSentAtNanos, sent, atNanos);
      }
      over = true;
    }
  }

  @Override
  public void act(long now) {
    if (sent > 0 && now < lastSentAtNanos + link.timeoutNanos()) {
      return;
    }
    if (underWay) {
      link.settled();
      underWay = false;
    }
    if (sent == TRANSMISSIONS) {
      over = true;
    } else if (link.withinRate(now)) {
      long at = link.askForMac(now);
      underWay = at != Wire.NOT_SENT;
      lastSentAtNanos = underWay ? at : now;
      sent++;
    }
  }

  @Override
  public void take(Ipv4View datagram, Arrival arrival) {}

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public long dueAtNanos(long now) {
    return sent == 0 || !underWay
        ? link.askAgainAtNanos(now)
        : lastSentAtNanos + link.timeoutNanos();
  }
}
