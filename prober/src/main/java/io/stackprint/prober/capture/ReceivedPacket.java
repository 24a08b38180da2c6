package io.stackprint.prober.capture;

import io.stackprint.wire.OctetString;

/**
 * A packet from the target that looks like a reply to a probe.
 *
 * @param slot what of the round it answers
 * @param number of the packet in the capture
 * @param atNanos capture time, nanoseconds since the epoch
 * @param octets the datagram as captured
 * @param wireLength octets of the datagram on the wire
 */
record ReceivedPacket(Slot slot, long number, long atNanos, OctetString octets, int wireLength) {

  /** What a packet answers, before the bases of the round are certain. */
  sealed interface Slot {
    /** A TCP segment between these ports. */
    record Tcp(int scannerPort, int targetPort) implements Slot {}

    /** An echo reply. */
    record Echo(int identifier, int sequence) implements Slot {}

    /** A port unreachable that quotes U1. */
    record Unreachable() implements Slot {}
  }
}
