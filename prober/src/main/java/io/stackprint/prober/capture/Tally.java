package io.stackprint.prober.capture;

/** The counts while they grow. */
final class Tally {
  long datagrams;
  long refused;
  long fragments;
  long probes;
  long duplicateProbes;
  long observations;
  long rounds;
  long interruptedRounds;
  long replies;
  long foreignPackets;
  long cutReplies;
  long lateReplies;
  long decoys;
  long excessPackets;
  long closedEarly;

  CollectorCounts counts() {
    return new CollectorCounts(
        datagrams,
        refused,
        fragments,
        probes,
        duplicateProbes,
        observations,
        rounds,
        interruptedRounds,
        replies,
        foreignPackets,
        cutReplies,
        lateReplies,
        decoys,
        excessPackets,
        closedEarly);
  }
}
