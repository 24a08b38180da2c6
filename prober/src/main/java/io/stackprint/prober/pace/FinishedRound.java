package io.stackprint.prober.pace;

import io.stackprint.record.RoundOutcome;
import java.util.Optional;

/**
 * A round that is over, or a host that is not probed. Nothing changes it any more: another thread
 * may turn it into records.
 */
public final class FinishedRound {
  private final HostFacts host;
  private final int number;
  private final boolean certainlyLast;
  private final RoundOutcome outcome;
  private final long atNanos;
  private final Optional<OsRound> round;
  private final Optional<String> reason;

  private FinishedRound(
      HostFacts host,
      int number,
      boolean certainlyLast,
      RoundOutcome outcome,
      long atNanos,
      Optional<OsRound> round,
      Optional<String> reason) {
    this.host = host;
    this.number = number;
    this.certainlyLast = certainlyLast;
    this.outcome = outcome;
    this.atNanos = atNanos;
    this.round = round;
    this.reason = reason;
  }

  static FinishedRound of(
      HostFacts host, int number, boolean certainlyLast, OsRound round, long now) {
    RoundOutcome outcome = round.complete() ? RoundOutcome.COMPLETE : RoundOutcome.INTERRUPTED;
    return new FinishedRound(
        host, number, certainlyLast, outcome, now, Optional.of(round), Optional.empty());
  }

  /** The host is not probed, for this reason. */
  static FinishedRound skipped(HostFacts host, String reason, long now) {
    return new FinishedRound(
        host, 1, true, RoundOutcome.SKIPPED, now, Optional.empty(), Optional.of(reason));
  }

  /** A further round was due, but there will be none. */
  static FinishedRound givenUp(HostFacts host, int number, long now) {
    return new FinishedRound(
        host, number, true, RoundOutcome.INTERRUPTED, now, Optional.empty(), Optional.empty());
  }

  HostFacts host() {
    return host;
  }

  /** The target's IPv4 address. */
  public int target() {
    return host.target();
  }

  /** Number of the round, from 1. */
  public int number() {
    return number;
  }

  /** Whether no further round can follow, whatever its verdict. */
  public boolean certainlyLast() {
    return certainlyLast;
  }

  RoundOutcome outcome() {
    return outcome;
  }

  /** When it was over, nanoseconds since the epoch. */
  public long atNanos() {
    return atNanos;
  }

  Optional<OsRound> round() {
    return round;
  }

  /** Why the host is not probed, if it is not. */
  public Optional<String> reason() {
    return reason;
  }
}
