package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores of those values of one group of columns that were met lately. Hosts differ in their
 * sequence numbers and in little else, so most groups of most subjects have been met before.
 *
 * <p>A fixed number of places: values have one place, and drive out whichever stood there. Not
 * thread safe.
 */
final class RowMemory {
  private static final int MOST_PLACES = 256;

  private final RowTable table;
  private final boolean remembers;
  private final @Nullable String[] subject; // [column], of the subject at hand
  private final @Nullable RowScores[] places; // a power of two; null where nothing was yet

  /**
   * A memory.
   *
   * @param octets that it may grow to; whatever it is, there is room for the subject at hand
   */
  RowMemory(RowTable table, long octets) {
    this.table = table;
    this.remembers = octets > 0;
    this.subject = new String[table.columns().size()];
    long fitting = Math.min(octets / RowScores.octets(table), MOST_PLACES);
    this.places = new RowScores[Math.max(Integer.highestOneBit((int) fitting), 1)];
  }

  /** The scores of a subject's values, valid until another subject comes. */
  RowScores of(Fingerprint fingerprint) {
    List<Column> columns = table.columns();
    for (int i = 0; i < subject.length; i++) {
      Column column = columns.get(i);
      subject[i] = fingerprint.value(column.test(), column.attribute()).orElse(null);
    }
    int place = Arrays.hashCode(subject) * 0x9E3779B9 >>> 16 & (places.length - 1);
    RowScores scores = places[place];
    if (scores == null) {
      scores = places[place] = new RowScores(table);
      scores.reset(subject);
    } else if (!remembers || !scores.areOf(subject)) {
      scores.reset(subject);
    }
    return scores;
  }
}
