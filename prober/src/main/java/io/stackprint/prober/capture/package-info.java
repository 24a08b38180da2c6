/**
 * Pure: pcap and pcapng files; probes recognised and paired with their replies.
 *
 * <p>Reading starts at {@link io.stackprint.prober.capture.CaptureReader}: an {@code OctetWindow}
 * slides over the file or stream, a {@code CaptureDecoder} finds the packets in it, the {@code
 * Dissector} takes their link layer off and hands IPv4 datagrams to a {@link
 * io.stackprint.prober.capture.PacketHandler}. What was wrong with a file is in its {@link
 * io.stackprint.prober.capture.CaptureSummary}.
 *
 * <p>Recognition starts at {@link io.stackprint.prober.capture.ObservationCollector}: {@code
 * Attribution} sorts probes into {@code Round}s and {@code Observation}s, {@code ReplyReader} finds
 * what came back, {@code PortScans}, {@code Neighbours} and {@code Traceroute} learn from the rest
 * of the traffic, and {@code ObservationWriter} turns what is over into records for an {@link
 * io.stackprint.prober.capture.ObservationSink}.
 */
@NullMarked
package io.stackprint.prober.capture;

import org.jspecify.annotations.NullMarked;
