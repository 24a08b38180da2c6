/** Pure: pcap and pcapng files; probes recognised and paired with their replies. */
@NullMarked
package io.stackprint.prober.capture;

import org.jspecify.annotations.NullMarked;
