package io.stackprint.fingerprinter.assemble;

import io.stackprint.fingerprinter.derive.PortUnreachable;
import io.stackprint.record.ProbeName;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpView;

/** A packet that counts, and the probe that it answers. */
sealed interface Answer {
  /** The probe. */
  ProbeName probe();

  /** The packet. */
  Ipv4View datagram();

  /** A segment to the source port of a TCP probe. */
  record Segment(ProbeName probe, Ipv4View datagram, TcpView segment) implements Answer {}

  /**
   * An echo reply with the identifier of IE1 or IE2.
   *
   * @param firstTransmission its probe had been sent no more than once
   */
  record Echo(ProbeName probe, Ipv4View datagram, IcmpView message, boolean firstTransmission)
      implements Answer {}

  /** A port unreachable that quotes U1. */
  record Unreachable(PortUnreachable error) implements Answer {
    @Override
    public ProbeName probe() {
      return ProbeName.U1;
    }

    @Override
    public Ipv4View datagram() {
      return error.datagram();
    }
  }
}
