package io.stackprint.prober.pace;

/**
 * How far a scan is.
 *
 * @param hostsBegun targets taken up so far
 * @param hostsDone targets that all is known of that there will be
 * @param hostsUp targets that were found to be up
 * @param packetsSent packets that left
 * @param sendFailures packets that this machine's own system refused
 * @param packetsReceived packets that came in
 * @param strayPackets those of them that answered nothing
 * @param packetsPerSecond how many packets a second may be sent at present
 * @param begunAll whether no target is left to take up
 */
public record Progress(
    long hostsBegun,
    long hostsDone,
    long hostsUp,
    long packetsSent,
    long sendFailures,
    long packetsReceived,
    long strayPackets,
    double packetsPerSecond,
    boolean begunAll) {
  /** Nothing was done yet. */
  public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, 0, false);
}
