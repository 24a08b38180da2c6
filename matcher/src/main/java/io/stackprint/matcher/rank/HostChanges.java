package io.stackprint.matcher.rank;

import io.stackprint.record.Cause;
import io.stackprint.record.HostChange;
import io.stackprint.record.VerdictSummary;
import java.util.Optional;

/**
 * Tells what changed from one verdict to the next.
 *
 * @param scope of the host
 * @param address of the host
 * @param cause of the change
 * @param atNanos when, nanoseconds since the Unix epoch
 */
public record HostChanges(String scope, String address, Cause cause, long atNanos) {

  /** The change from one verdict to the next, if it is one: a first sight is. */
  public Optional<HostChange> between(Optional<VerdictSummary> before, VerdictSummary after) {
    boolean same = before.filter(was -> !PublishedVerdicts.isChange(was, after)).isPresent();
    return same ? Optional.empty() : Optional.of(change(before).setAfter(after).build());
  }

  /** The change to no verdict at all. */
  public HostChange retired(VerdictSummary before) {
    return change(Optional.of(before)).build();
  }

  private HostChange.Builder change(Optional<VerdictSummary> before) {
    return HostChange.newBuilder()
        .setScope(scope)
        .setAddress(address)
        .setCause(cause)
        .setChangedAtNanos(atNanos)
        .setBefore(before.orElse(null));
  }
}
