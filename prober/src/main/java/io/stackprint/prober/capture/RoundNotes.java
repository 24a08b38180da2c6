package io.stackprint.prober.capture;

import io.stackprint.record.PortKnowledge;
import io.stackprint.record.PortUsed;
import io.stackprint.record.ProbeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in sentences what the capture could not tell of a round, and what was assumed instead. */
final class RoundNotes {
  /** Nmap sends U1 with a TTL of 51 to 64, whatever the user sets for the other probes. */
  private static final int LEAST_UDP_TTL = 51;

  private static final int GREATEST_UDP_TTL = 64;
  private static final long LONG_WAIT_NANOS = 1_000_000_000;

  private final List<String> notes = new ArrayList<>();

  /**
   * The notes on a round.
   *
   * @param missing what {@link MissingProbes} says
   * @param udpTtl time to live with which U1 left the prober, as assumed
   */
  static List<String> on(RoundReport report, List<String> missing, Optional<Integer> udpTtl) {
    var notes = new RoundNotes();
    notes.notes.addAll(missing);
    notes.ports(report.round());
    udpTtl.ifPresent(notes::udpTtl);
    notes.leftOut(report);
    notes.lateAnswers(report);
    return notes.notes;
  }

  private void ports(Round round) {
    round.closedTcp().ifPresent(port -> port(port, "TCP"));
    round.closedUdp().ifPresent(port -> port(port, "UDP"));
    if (round.udpScanned().isEmpty()) {
      notes.add("Whether a UDP port scan was part of the run is undetermined.");
    }
  }

  private void port(PortUsed port, String protocol) {
    if (port.getKnowledge() == PortKnowledge.UNDETERMINED) {
      notes.add(
          "The capture does not hold the port scan's answer for "
              + protocol
              + " port "
              + port.getNumber()
              + ": whether the scanner knew it to be closed is undetermined.");
    }
  }

  private void udpTtl(int ttl) {
    if (ttl < LEAST_UDP_TTL || ttl > GREATEST_UDP_TTL) {
      notes.add(
          "U1 had a time to live of "
              + ttl
              + " where it was captured, and Nmap sends 51 to 64: the place of the capture seems"
              + " some hops away from the prober, and the distance is counted from there.");
    }
  }

  private void leftOut(RoundReport report) {
    if (report.foreignPackets() > 0) {
      notes.add(
          "Left out, because they belong to other connections on the same ports or ids: packets: "
              + report.foreignPackets()
              + ".");
    }
    if (report.round().cutReplies() > 0) {
      notes.add(
          "Left out, because the capture cut their TCP header: replies: "
              + report.round().cutReplies()
              + ".");
    }
  }

  /** Nmap stops listening when its last timeout has run out, which no capture shows. */
  private void lateAnswers(RoundReport report) {
    String late =
        report.replies().stream()
            .map(RoundReport.Reply::probe)
            .distinct()
            .filter(probe -> firstReplyAt(report, probe) - report.lastSentNanos() > LONG_WAIT_NANOS)
            .map(ProbeName::name)
            .collect(Collectors.joining(", "));
    if (!late.isEmpty()) {
      notes.add(
          "Answered more than a second after the last probe, so that the scanner may not have"
              + " waited for it: "
              + late
              + ".");
    }
  }

  private static long firstReplyAt(RoundReport report, ProbeName probe) {
    return report.replies().stream()
        .filter(reply -> reply.probe() == probe)
        .mapToLong(reply -> reply.packet().atNanos())
        .min()
        .orElseThrow();
  }

  /** The note for a target whose place in the network the capture does not show. */
  static String segmentUndetermined() {
    return "The target was not seen in ARP: whether it is on the prober's segment, and its MAC"
        + " address, are undetermined; taken for not on it.";
  }
}
