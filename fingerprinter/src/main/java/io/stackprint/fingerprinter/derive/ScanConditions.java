package io.stackprint.fingerprinter.derive;

import io.stackprint.record.Quality;
import io.stackprint.record.QualityReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions under which a fingerprint was taken, and Nmap's verdict on them.
 *
 * @param scanDelayMillis the scanner's delay between probes, 0 or more
 * @param timingTemplate 0 (paranoid) to 5 (insane)
 * @param openTcpKnown an open TCP port was known
 * @param closedTcpKnown a closed TCP port was known from the port scan
 * @param distanceHops the printed distance before any traceroute, if there is one
 * @param timingRatio greatest of all rounds, see {@link TimingRatio}
 * @param closedUdpKnown a closed UDP port was known, from the port scan or the U1 answer
 * @param udpScanned a UDP port scan was asked for
 */
public record ScanConditions(
    int scanDelayMillis,
    int timingTemplate,
    boolean openTcpKnown,
    boolean closedTcpKnown,
    Optional<Integer> distanceHops,
    double timingRatio,
    boolean closedUdpKnown,
    boolean udpScanned) {
  private static final int LONGEST_GOOD_SCAN_DELAY_MILLIS = 500;
  private static final int INSANE = 5;
  private static final int LARGEST_GOOD_DISTANCE = 5; // hops
  private static final double LARGEST_GOOD_TIMING_RATIO = 1.4;

  /** The verdict with all reasons that hold. */
  public Quality verdict() {
    List<QualityReason> reasons = reasons();
    return Quality.newBuilder()
        .setGood(reasons.isEmpty())
        .setReasons(reasons)
        .setTimingRatio(timingRatio)
        .setUnreliable(!openTcpKnown || !closedTcpKnown)
        .build();
  }

  /** In the order in which Nmap tests; it names the first only. */
  private List<QualityReason> reasons() {
    int hops = distanceHops.orElse(0); // an unknown distance is no reason
    List<QualityReason> reasons = new ArrayList<>();
    addIf(scanDelayMillis > LONGEST_GOOD_SCAN_DELAY_MILLIS, QualityReason.SCAN_DELAY, reasons);
    addIf(timingTemplate >= INSANE, QualityReason.TIMING_TEMPLATE_5, reasons);
    addIf(!openTcpKnown, QualityReason.NO_OPEN_TCP_PORT, reasons);
    addIf(!closedTcpKnown, QualityReason.NO_CLOSED_TCP_PORT, reasons);
    addIf(hops < -1, QualityReason.NEGATIVE_DISTANCE, reasons); // -1 is Nmap's mark for unknown
    addIf(hops > LARGEST_GOOD_DISTANCE, QualityReason.TOO_DISTANT, reasons);
    addIf(timingRatio > LARGEST_GOOD_TIMING_RATIO, QualityReason.TIMING_RATIO, reasons);
    addIf(!closedUdpKnown && !udpScanned, QualityReason.NO_CLOSED_UDP_PORT, reasons);
    return reasons;
  }

  private static void addIf(boolean holds, QualityReason reason, List<QualityReason> reasons) {
    if (holds) {
      reasons.add(reason);
    }
  }
}
