package io.stackprint.prober.probe;

import io.stackprint.record.ProbeName;
import java.util.List;

/** A datagram that is a probe, and what it tells of its round. */
public sealed interface ProbeSighting {
  /**
   * A TCP probe. S1 to S6, O1 to O6 and T1 share their looks: only with PB known are they told
   * apart, so such a probe has two or three readings, the S probe's first.
   *
   * @param destinationPort the target's port, 0 to 65535
   */
  record Tcp(List<Reading> readings, int destinationPort) implements ProbeSighting {
    /** Copies the readings. */
    public Tcp {
      readings = List.copyOf(readings);
    }
  }

  /** What a TCP probe is, if the bases are these. */
  record Reading(ProbeName name, TcpBases bases) {}

  /**
   * IE1 or IE2.
   *
   * @param icmpIdBase IB, 0 to 65535
   */
  record Echo(ProbeName name, int icmpIdBase) implements ProbeSighting {}

  /**
   * U1.
   *
   * @param sourcePort UB, 0 to 65535
   * @param destinationPort the target's port, 0 to 65535
   * @param ttl time to live where it was seen, 0 to 255
   * @param checksum its UDP checksum, 0 to 65535
   */
  record Udp(int sourcePort, int destinationPort, int ttl, int checksum) implements ProbeSighting {}
}
