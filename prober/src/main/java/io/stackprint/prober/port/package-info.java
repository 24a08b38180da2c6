/**
 * Shell: the way to the network. Raw and packet sockets to send by, libpcap to receive by, routes
 * and interfaces.
 *
 * <p>Start at {@link io.stackprint.prober.port.PacketPort}. Only this room knows pcap4j and JNA;
 * only Linux is supported. It needs CAP_NET_RAW and libpcap, and says so in one sentence where one
 * is missing: {@link io.stackprint.prober.port.PortUnavailableException}.
 */
@NullMarked
package io.stackprint.prober.port;

import org.jspecify.annotations.NullMarked;
