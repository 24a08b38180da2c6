package io.stackprint.fingerprinter.stream;

import io.stackprint.topics.HostKey;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keys of the fingerprinter's stores: readable text.
 *
 * @param host the host
 * @param observation id of the observation
 */
record ObservationKey(HostKey host, String observation) {
  private static final char SEPARATOR = '#';
  private static final String FIRST = SEPARATOR + "0";

  /** The key of the observation itself. */
  String text() {
    return host + String.valueOf(SEPARATOR) + observation;
  }

  /** The key of one page of its evidence, counted from 0. */
  String page(int number) {
    return text() + SEPARATOR + number;
  }

  /** The observation whose first page has this key; empty for the key of another page. */
  static Optional<ObservationKey> ofFirstPage(String page) {
    return Optional.of(page)
        .filter(text -> text.endsWith(FIRST))
        .map(text -> parse(text.substring(0, text.length() - FIRST.length())));
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
