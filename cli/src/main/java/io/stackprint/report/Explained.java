package io.stackprint.report;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.explain.Explanation;
import io.stackprint.record.HostRecord;
import java.util.List;
import java.util.Optional;

/**
 * A verdict with its explanation.
 *
 * @param host the record that holds the verdict
 * @param rules that were compared by
 * @param explanation empty when there is nothing to compare with
 * @param notes what else must be known to read it, a sentence each
 */
public record Explained(
    HostRecord host, Rules rules, Optional<Explanation> explanation, List<String> notes) {
  /** Copies the list. */
  public Explained {
    notes = List.copyOf(notes);
  }
}
