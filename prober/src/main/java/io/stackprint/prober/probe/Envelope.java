package io.stackprint.prober.probe;

/**
 * What differs from one transmission of a probe to the next, and where it goes.
 *
 * @param source IPv4 address of the prober in network order
 * @param target IPv4 address of the target in network order
 * @param port destination port: the open TCP, closed TCP or closed UDP port, as {@link Probe#aim}
 *     says; nothing for an echo request
 * @param ipId identification, 0 to 65535, drawn for each transmission; U1 has its own
 * @param ttl time to live, 37 to 59 with Nmap, drawn for each transmission; U1 has its own
 */
public record Envelope(int source, int target, int port, int ipId, int ttl) {}
