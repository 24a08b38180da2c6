package io.stackprint.prober.pace;

/**
 * A packet that answers a probe.
 *
 * @param sending the probe
 * @param transmission how often it had been sent when the packet came, 1 or more
 * @param arrival the packet
 */
record RoundReply(Sending sending, int transmission, Arrival arrival) {}
