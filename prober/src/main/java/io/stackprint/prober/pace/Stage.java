package io.stackprint.prober.pace;

import io.stackprint.wire.Ipv4View;

/** What is being done with a host: each stage sends, waits and listens in its own way. */
interface Stage {
  /** Sends what is due and gives up what is too late. */
  void act(long now);

  /** Takes a packet from the host, or an ICMP error about a packet to it. */
  void take(Ipv4View datagram, Arrival arrival);

  /** Whether there is nothing more to do. */
  boolean over();

  /** When {@link #act} is to be called next; only while it is not over. */
  long dueAtNanos(long now);
}
