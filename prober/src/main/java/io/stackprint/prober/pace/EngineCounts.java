package io.stackprint.prober.pace;

/** What the engine has done so far; a snapshot of it is a value that other threads may read. */
final class EngineCounts {
  private long packetsSent;
  private long sendFailures;
  private long packetsReceived;
  private long strayPackets;
  private long hostsBegun;
  private long hostsDone;
  private long hostsUp;

  void sent() {
    packetsSent++;
  }

  void failed() {
    sendFailures++;
  }

  void received() {
    packetsReceived++;
  }

  void stray() {
    strayPackets++;
  }

  void hostBegun() {
    hostsBegun++;
  }

  void hostUp() {
    hostsUp++;
  }

  void hostDone() {
    hostsDone++;
  }

  Progress progress(double packetsPerSecond, boolean begunAll) {
    return new Progress(
        hostsBegun,
        hostsDone,
        hostsUp,
        packetsSent,
        sendFailures,
        packetsReceived,
        strayPackets,
        packetsPerSecond,
        begunAll);
  }
}
