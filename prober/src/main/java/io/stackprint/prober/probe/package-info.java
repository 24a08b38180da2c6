/**
 * Pure: the probes of OS detection as data: what each looks like, how to build it, how to know it.
 *
 * <p>{@link Probe#of} gives the probe of a name; {@link Probe#datagram} builds it from the values
 * drawn for a round, and {@link ProbeRecogniser} reads those values back from a datagram, whoever
 * sent it. Start reading at {@link Probe}. IPv4 only; pacing and sending are elsewhere.
 */
@NullMarked
package io.stackprint.prober.probe;

import org.jspecify.annotations.NullMarked;
