package io.stackprint.prober.capture;

import io.stackprint.wire.Ipv4View;

/**
 * A packet of the capture while it is looked at.
 *
 * @param number in the capture, from 1
 * @param atNanos capture time, nanoseconds since the epoch
 * @param sourceMac sender on the link, 48 bits, or {@link CapturedDatagram#NO_MAC}
 * @param destinationMac receiver on the link, likewise
 * @param wireLength octets of the datagram on the wire
 * @param view the datagram; valid only until the next packet
 */
record Packet(
    long number, long atNanos, long sourceMac, long destinationMac, int wireLength, Ipv4View view) {
  /** True when it crossed the loopback device, whose frames have empty addresses. */
  boolean onLoopbackDevice() {
    return sourceMac == 0 && destinationMac == 0;
  }
}
