package io.stackprint.fingerprinter.stream;

import io.stackprint.topics.HostKey;
import java.util.HexFormat;

/**
 * Keys of the fingerprinter's stores: readable text.
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

  /** The key of one page of its evidence, counted from 0. */
  String page(int number) {
    return text() + SEPARATOR + number;
  }

  /** The key of an entry that asks to look at this observation at a time, in milliseconds. */
  String dueAt(long millis) {
    return dueBefore(millis) + SEPARATOR + text();
  }

  /**
   * Sorts behind all entries that are due before a time, in milliseconds, and before all others.
   */
  static String dueBefore(long millis) {
    return HexFormat.of().toHexDigits(millis);
  }

  /** The observation that a key of its own names. */
  static ObservationKey parse(String text) {
    int separator = text.lastIndexOf(SEPARATOR);
    return new ObservationKey(
        HostKey.parse(text.substring(0, separator)), text.substring(separator + 1));
  }
}
