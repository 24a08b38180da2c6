package io.stackprint.prober.probe;

/**
 * What is drawn at the start of a round and shared by all its probes.
 *
 * @param sequenceBase SB: sequence number of S1, 0 to 2^32-1
 * @param ackBase AB: acknowledgement field of every TCP probe but ECN, 0 to 2^32-1
 * @param portBase PB: source port of S1, 0 to 65535
 * @param icmpIdBase IB: identifier of IE1, 0 to 65535
 * @param udpSourcePort UB: source port of U1, 0 to 65535
 * @param udpTtl UT: time to live of U1, 51 to 64 with Nmap
 */
public record RoundValues(
    long sequenceBase, long ackBase, int portBase, int icmpIdBase, int udpSourcePort, int udpTtl) {}
