package io.stackprint.prober.pace;

import io.stackprint.prober.probe.Envelope;
import io.stackprint.prober.probe.Probe;
import io.stackprint.prober.probe.RoundValues;
import io.stackprint.record.ProbeName;
import io.stackprint.record.ProbeSent;
import java.util.ArrayList;
import java.util.List;

/**
 * One probe of a round with all its transmissions. The datagrams are not kept: what is drawn for
 * each is, and from that they are built again.
 */
final class Sending {
  private final Probe probe;
  private final List<Envelope> envelopes = new ArrayList<>(1); // of what left
  private final List<Long> sentAt = new ArrayList<>(1); // at the same places
  private int failures;
  private long latestAttemptNanos;
  private boolean waitedFor;
  private int packetsTaken;

  Sending(Probe probe) {
    this.probe = probe;
  }

  ProbeName name() {
    return probe.name();
  }

  Probe probe() {
    return probe;
  }

  int attempts() {
    return sentAt.size() + failures;
  }

  int transmissions() {
    return sentAt.size();
  }

  long latestAttemptNanos() {
    return latestAttemptNanos;
  }

  /** Whether a transmission is under way that nothing has come back for. */
  boolean waitedFor() {
    return waitedFor;
  }

  void notWaitedFor() {
    waitedFor = false;
  }

  int packetsTaken() {
    return packetsTaken;
  }

  void tookPacket() {
    packetsTaken++;
  }

  void left(Envelope envelope, long atNanos) {
    envelopes.add(envelope);
    sentAt.add(atNanos);
    latestAttemptNanos = atNanos;
    waitedFor = true;
  }

  void failed(long now) {
    failures++;
    latestAttemptNanos = now;
  }

  long sentAtNanos(int transmission) {
    return sentAt.get(transmission - 1);
  }

  byte[] datagram(RoundValues values, int transmission) {
    return probe.datagram(values, envelopes.get(transmission - 1));
  }

  ProbeSent toRecord() {
    return ProbeSent.newBuilder()
        .setProbe(name())
        .setSentAtNanos(List.copyOf(sentAt))
        .setFailures(failures)
        .build();
  }
}
