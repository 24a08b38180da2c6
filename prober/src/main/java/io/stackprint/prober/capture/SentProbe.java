package io.stackprint.prober.capture;

import io.stackprint.prober.probe.ProbeSighting;
import io.stackprint.wire.OctetString;

/**
 * One transmission of a probe.
 *
 * @param number of the packet in the capture
 * @param atNanos capture time, nanoseconds since the epoch
 * @param octets the datagram
 */
record SentProbe(ProbeSighting sighting, long number, long atNanos, OctetString octets) {
  /** Two transmissions to one host are at least 25 ms apart; a tap's copies come together. */
  private static final long COPY_WITHIN_NANOS = 10_000_000;

  private static final int TTL = 8;
  private static final int HEADER_CHECKSUM = 10;

  /** True when the capture holds the same transmission a second time, here or one router on. */
  boolean isCopyOf(SentProbe earlier) {
    return Math.abs(atNanos - earlier.atNanos) < COPY_WITHIN_NANOS
        && withoutHop().equals(earlier.withoutHop());
  }

  private OctetString withoutHop() {
    byte[] copy = octets.toArray();
    copy[TTL] = 0;
    copy[HEADER_CHECKSUM] = 0;
    copy[HEADER_CHECKSUM + 1] = 0;
    return OctetString.copyOf(copy);
  }
}
