package io.stackprint.prober.target;

/** Takes ranges of numbers, ends included: addresses as 0 to 2^32-1, or octets. */
@FunctionalInterface
interface RangeSink {
  void range(long first, long last);
}
