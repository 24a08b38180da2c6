package io.stackprint.fingerprinter.stream;

import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.topics.HostKey;
import java.util.Locale;

/**
 * Keys of the fingerprinter's stores: readable text that sorts by host, observation, round and
 * arrival, so that all evidence of one observation is one range.
 *
 * @param host the host
 * @param observation id of the observation
 */
record ObservationKey(HostKey host, String observation) {
  private static final char SEPARATOR = '#';

  /** The key of the observation itself. */
  String text() {
    return host + String.valueOf(SEPARATOR) + observation;
  }

  /** What the keys of all its evidence start with, and no other key does. */
  String evidencePrefix() {
    return text() + SEPARATOR;
  }

  String of(ProbeReply reply) {
    return String.format(
        Locale.ROOT,
        "%s%05d%c%09d",
        evidencePrefix(),
        reply.getRound(),
        SEPARATOR,
        reply.getArrival());
  }

  String of(RoundEnd end) {
    return String.format(Locale.ROOT, "%s%05d%cend", evidencePrefix(), end.getRound(), SEPARATOR);
  }

  /** The key of an entry that asks to look at this observation at a time, in milliseconds. */
  String dueAt(long millis) {
    return dueBefore(millis) + SEPARATOR + text();
  }

  /**
   * Sorts behind all entries that are due before a time, in milliseconds, and before all others.
   */
  static String dueBefore(long millis) {
    return String.format(Locale.ROOT, "%016x", millis);
  }

  /** The observation that a key of its own names. */
  static ObservationKey parse(String text) {
    int separator = text.lastIndexOf(SEPARATOR);
    return new ObservationKey(
        HostKey.parse(text.substring(0, separator)), text.substring(separator + 1));
  }
}
