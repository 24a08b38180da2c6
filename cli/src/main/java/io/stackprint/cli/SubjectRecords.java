package io.stackprint.cli;

import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.ScanLine;
import io.stackprint.fingerprint.Subject;
import io.stackprint.record.Distance;
import io.stackprint.record.IpIdClass;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.Quality;
import io.stackprint.record.QualityReason;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.Sequences;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Fingerprints that came as text, as records: what the text does not say is left open. */
final class SubjectRecords {
  private static final String NOT_IN_TEXT = "a fingerprint's text does not hold timestamps";

  private SubjectRecords() {}

  /** When the first of these was printed; the epoch when none says so. */
  static Instant startedAt(List<Subject> subjects) {
    long seconds =
        subjects.stream()
            .flatMap(subject -> subject.fingerprint().scan().stream())
            .mapToLong(ScanLine::printedAtSeconds)
            .min()
            .orElse(0);
    return Instant.ofEpochSecond(seconds);
  }

  /** One round with these lines, and what the SCAN line, if there is one, says of the scan. */
  static SubjectFingerprint of(Subject subject, NmapProfile profile) {
    Optional<ScanLine> scan = subject.fingerprint().scan();
    long atNanos = TimeUnit.SECONDS.toNanos(scan.map(ScanLine::printedAtSeconds).orElse(0L));
    return SubjectFingerprint.newBuilder()
        .setScope("match")
        .setAddress(subject.id())
        .setObservation("")
        .setSensor("match")
        .setScanner("")
        .setProfile(profile)
        .setStartedAtNanos(atNanos)
        .setEndedAtNanos(atNanos)
        .setComplete(true)
        .setRounds(List.of(round(subject)))
        .setPorts(ports(scan))
        .setDistance(scan.flatMap(SubjectRecords::distance).orElse(null))
        .setQuality(quality(scan))
        .setEvidence(List.of())
        .setNotes(List.of())
        .build();
  }

  private static RoundFingerprint round(Subject subject) {
    return RoundFingerprint.newBuilder()
        .setRound(1)
        .setTests(FingerprintRecords.toRecord(subject.fingerprint().first()))
        .setSequences(unknownSequences())
        .setProbesSent(0)
        .setProbesAnswered(0)
        .build();
  }

  private static Sequences unknownSequences() {
    return Sequences.newBuilder()
        .setIsns(List.of())
        .setIpIds(List.of())
        .setTimestamps(List.of())
        .setIpIdClass(IpIdClass.UNKNOWN)
        .setClosedPortIpIdClass(IpIdClass.UNKNOWN)
        .setIcmpIpIdClass(IpIdClass.UNKNOWN)
        .setTimestampClass(TimestampClass.UNKNOWN)
        .setUptime(
            Uptime.newBuilder()
                .setReliability(UptimeReliability.OMITTED)
                .setOmittedBecause(NOT_IN_TEXT)
                .build())
        .build();
  }

  private static PortsUsed ports(Optional<ScanLine> scan) {
    return PortsUsed.newBuilder()
        .setOpenTcp(scan.flatMap(ScanLine::openTcp).orElse(null))
        .setClosedTcp(scan.flatMap(ScanLine::closedTcp).orElse(null))
        .setClosedUdp(scan.flatMap(ScanLine::closedUdp).orElse(null))
        .build();
  }

  private static Optional<Distance> distance(ScanLine scan) {
    return scan.distance().flatMap(hops -> scan.method().map(method -> new Distance(hops, method)));
  }

  /** Good unless a SCAN line says otherwise; then the reason is the port that it lacks, if any. */
  private static Quality quality(Optional<ScanLine> scan) {
    boolean good = scan.map(ScanLine::good).orElse(true);
    return Quality.newBuilder()
        .setGood(good)
        .setReasons(good ? List.of() : scan.map(SubjectRecords::reasons).orElse(List.of()))
        .setTimingRatio(1.0)
        .setUnreliable(false)
        .build();
  }

  private static List<QualityReason> reasons(ScanLine scan) {
    if (scan.openTcp().isEmpty()) {
      return List.of(QualityReason.NO_OPEN_TCP_PORT);
    }
    return List.of(
        scan.closedTcp().isEmpty()
            ? QualityReason.NO_CLOSED_TCP_PORT
            : QualityReason.NO_CLOSED_UDP_PORT);
  }
}
