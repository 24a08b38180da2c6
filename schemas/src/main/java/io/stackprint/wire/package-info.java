/**
 * Pure: octets to headers and back: IPv4, TCP with its options, UDP, ICMP, checksums.
 *
 * <p>Untrusted octets enter through one door of each header, such as {@link
 * Ipv4View#checked(byte[]) Ipv4View.checked}: it checks every length once and refuses with a {@link
 * MalformedPacketException} that names the rule and the octet; no accessor of a view can fail after
 * it. Views look at the octets where they are and copy nothing. The way back is a builder for each
 * header, such as {@link Ipv4Builder}: immutable, and what it emits carries correct lengths and
 * checksums. Start reading at {@link Ipv4View}, then {@link TcpView} and {@link TcpOption}. IPv6 is
 * not here.
 */
@NullMarked
package io.stackprint.wire;

import org.jspecify.annotations.NullMarked;
