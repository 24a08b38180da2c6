package io.stackprint.fingerprinter.derive;

/**
 * One accepted reply to a SEQ probe: what sequence analysis needs of it.
 *
 * @param isn initial sequence number, 0 to 2^32-1
 * @param ipId IP identification, 0 to 65535
 * @param timestamp TSval, 0 to 2^32-1; 0 when the option is missing
 * @param sentAtMicros send time of its probe, microseconds since any fixed time
 */
public record SeqReply(long isn, int ipId, long timestamp, long sentAtMicros) {

  /** Microseconds between two send times; 1 where the clock did not move. */
  static long microsBetween(SeqReply earlier, SeqReply later) {
    long micros = later.sentAtMicros - earlier.sentAtMicros;
    return micros == 0 ? 1 : micros;
  }

  /** Distance of two 32-bit counters, the shorter way round: 0 to 2^31. */
  static long distance(long a, long b) {
    long up = (b - a) & 0xFFFF_FFFFL;
    long down = (a - b) & 0xFFFF_FFFFL;
    return Math.min(up, down);
  }
}
