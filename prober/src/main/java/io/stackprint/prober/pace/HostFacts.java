package io.stackprint.prober.pace;

/**
 * What is known of a host and does not change from round to round.
 *
 * @param target IPv4 address
 * @param source IPv4 address that it is probed from; 0 when it is not probed
 * @param local whether it is the scanning machine itself
 * @param mac its address on the segment, 48 bits, or {@link Wire#NO_MAC}
 * @param observation id of the observation, 32 hexadecimal digits
 * @param ports what the port scan found
 * @param up whether it was found to be up
 */
record HostFacts(
    int target,
    int source,
    boolean local,
    long mac,
    String observation,
    ScannedPorts ports,
    boolean up) {}
