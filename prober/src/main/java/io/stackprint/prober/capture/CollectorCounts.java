package io.stackprint.prober.capture;

/**
 * What an {@link ObservationCollector} made of the datagrams it was given.
 *
 * @param datagrams IPv4 datagrams given
 * @param refused of these, without a usable header or with fewer than 4 octets behind it
 * @param fragments of these, fragments other than the first: not looked at
 * @param probes transmissions of OS-detection probes, decoys' included
 * @param duplicateProbes copies of a transmission that the capture holds more than once: left out
 * @param observations written
 * @param rounds written
 * @param interruptedRounds of these, cut in the middle
 * @param replies written
 * @param foreignPackets left out because they belong to another connection that happens to use a
 *     probe's port or id
 * @param cutReplies left out because the capture's snap length cut their TCP header
 * @param lateReplies left out because their round was over
 * @param decoys observations left out because another scanner sent the same probes in truth
 * @param excessPackets left out because a round had more packets than any scan sends
 * @param closedEarly observations closed before their time because too many were open
 */
public record CollectorCounts(
    long datagrams,
    long refused,
    long fragments,
    long probes,
    long duplicateProbes,
    long observations,
    long rounds,
    long interruptedRounds,
    long replies,
    long foreignPackets,
    long cutReplies,
    long lateReplies,
    long decoys,
    long excessPackets,
    long closedEarly) {
  /**
   * Says for a person why a capture without probes gave nothing.
   *
   * @param file what the reader found in the capture
   */
  public static String noProbesMessage(CaptureSummary file) {
    CaptureSummary.Counts counts = file.counts();
    if (counts.packets() == 0) {
      return "no OS-detection probes in " + file.name() + ": it holds no packets";
    }
    return "no OS-detection probes in "
        + file.name()
        + ": "
        + counts.packets()
        + (counts.packets() == 1 ? " packet, " : " packets, ")
        + counts.ipv4()
        + " of them IPv4, "
        + counts.ipv6()
        + " IPv6 (only IPv4 scans are recognised), "
        + (counts.packets() - counts.ipv4() - counts.ipv6())
        + " other";
  }
}
