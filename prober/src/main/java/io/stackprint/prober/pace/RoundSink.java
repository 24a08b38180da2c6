package io.stackprint.prober.pace;

/** Takes what becomes of the hosts. */
public interface RoundSink {
  /**
   * A round is over, or a host is not probed. Unless {@link FinishedRound#certainlyLast}, the
   * engine then waits until {@link ScanEngine#judged} says whether another round is to follow.
   */
  void accept(FinishedRound round);

  /** Whether more hosts may be begun: false holds them back, those under way go on. */
  boolean hasRoom();
}
