package io.stackprint.fingerprinter.assemble;

import io.stackprint.record.ProbeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which probe leaves from which source port: the place in this list is added to the port base. */
final class ProbePorts {
  private static final List<ProbeName> BY_OFFSET =
      List.of(
          ProbeName.S1,
          ProbeName.S2,
          ProbeName.S3,
          ProbeName.S4,
          ProbeName.S5,
          ProbeName.S6,
          ProbeName.O1,
          ProbeName.O2,
          ProbeName.O3,
          ProbeName.O4,
          ProbeName.O5,
          ProbeName.O6,
          ProbeName.ECN,
          ProbeName.T1,
          ProbeName.T2,
          ProbeName.T3,
          ProbeName.T4,
          ProbeName.T5,
          ProbeName.T6,
          ProbeName.T7);

  /** Number of SEQ probes, which come first. */
  static final int SEQ_PROBES = 6;

  private static final Set<ProbeName> TO_CLOSED_PORT =
      Set.of(ProbeName.T5, ProbeName.T6, ProbeName.T7);

  private ProbePorts() {}

  /** The TCP probe that leaves from this port, if one does. */
  static Optional<ProbeName> probeAt(int port, int base) {
    int offset = (port - base) & 0xFFFF;
    return offset < BY_OFFSET.size() ? Optional.of(BY_OFFSET.get(offset)) : Optional.empty();
  }

  /** Offset of a TCP probe, 0 to 19; -1 for the others. */
  static int offsetOf(ProbeName probe) {
    return BY_OFFSET.indexOf(probe);
  }

  static boolean isSeq(ProbeName probe) {
    int offset = offsetOf(probe);
    return offset >= 0 && offset < SEQ_PROBES;
  }

  /** Place among S1 to S6 of a SEQ probe or its substitute among O1 to O6: 0 to 5; else -1. */
  static int optionSlot(ProbeName probe) {
    int offset = offsetOf(probe);
    return offset < 2 * SEQ_PROBES ? offset % SEQ_PROBES : -1;
  }

  static boolean goesToClosedPort(ProbeName probe) {
    return TO_CLOSED_PORT.contains(probe);
  }
}
