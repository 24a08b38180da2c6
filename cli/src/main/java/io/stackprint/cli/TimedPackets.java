package io.stackprint.cli;

import io.stackprint.prober.capture.CapturedDatagram;
import io.stackprint.prober.capture.PacketHandler;

/** Tells a report the time of each packet before the packet goes on. */
record TimedPackets(PacketHandler next, ReplayReport report) implements PacketHandler {
  @Override
  public void ipv4(CapturedDatagram datagram) {
    report.packet(datagram.atNanos());
    next.ipv4(datagram);
  }

  @Override
  public void arp(long number, long atNanos, int senderAddress, long senderMac) {
    report.packet(atNanos);
    next.arp(number, atNanos, senderAddress, senderMac);
  }
}
