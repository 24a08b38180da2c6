/** Pure: octets to headers and back: IPv4, TCP with its options, UDP, ICMP, checksums. */
@NullMarked
package io.stackprint.wire;

import org.jspecify.annotations.NullMarked;
