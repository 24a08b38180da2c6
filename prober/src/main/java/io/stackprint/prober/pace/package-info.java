/**
 * Pure: when to send what to whom, how long to wait, and what an arriving packet answers.
 *
 * <p>Start at {@link io.stackprint.prober.pace.ScanEngine}: it admits targets, owns one {@code
 * HostScan} for each and drives them by a {@code TimingWheel}. A host goes through {@code Stage}s:
 * discovery, port scan, rounds of OS detection. What a host is sent passes {@code HostLink}, which
 * asks the token bucket and the congestion windows first. {@code RunKey} derives every value that a
 * reply must bring back, so that a packet that answers nothing we sent is not believed.
 *
 * <p>Time is an argument everywhere, in nanoseconds since the Unix epoch; chance is a {@code
 * RandomGenerator} that is handed in; the network is a {@link io.stackprint.prober.pace.Wire}.
 * Nothing here is safe for several threads.
 */
@NullMarked
package io.stackprint.prober.pace;

import org.jspecify.annotations.NullMarked;
