package io.stackprint.matcher.generation;

import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written to the topic in one transaction, in this order.
 *
 * @param writes may be empty: nothing is to be changed
 */
public record DatabaseEdit(List<Write> writes) {
  /** An edit that changes nothing. */
  public static final DatabaseEdit NOTHING = new DatabaseEdit(List.of());

  /**
   * One record.
   *
   * @param value empty for a tombstone
   */
  public record Write(DatabaseKey key, Optional<DatabaseRecord> value) {
    static Write of(DatabaseRecord value) {
      return new Write(value.key(), Optional.of(value));
    }

    static Write tombstone(DatabaseKey key) {
      return new Write(key, Optional.empty());
    }
  }

  /** Copies the list. */
  public DatabaseEdit {
    writes = List.copyOf(writes);
  }

  /** This edit, and then another one, as one. */
  public DatabaseEdit then(DatabaseEdit next) {
    var both = new ArrayList<>(writes);
    both.addAll(next.writes);
    return new DatabaseEdit(both);
  }
}
