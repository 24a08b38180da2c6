package io.stackprint.matcher.stream;

import io.stackprint.record.IpIdClass;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.Quality;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.Sequences;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.TestLines;
import io.stackprint.record.TimestampClass;
import io.stackprint.record.Uptime;
import io.stackprint.record.UptimeReliability;
import io.stackprint.record.WinLine;
import java.util.List;

/** Observed hosts of which one thing is known: the window of the first reply. */
final class Subjects {
  static final String WINDOW = "4000";

  private Subjects() {}

  static SubjectFingerprint observed(String address, String observation) {
    return observed(address, observation, WINDOW);
  }

  static SubjectFingerprint observed(String address, String observation, String window) {
    return SubjectFingerprint.newBuilder()
        .setScope("lab")
        .setAddress(address)
        .setObservation(observation)
        .setSensor("test")
        .setScanner("192.0.2.254")
        .setProfile(NmapProfile.NMAP_7_99)
        .setStartedAtNanos(0)
        .setEndedAtNanos(1_000_000_000)
        .setComplete(true)
        .setRounds(List.of(round(window)))
        .setPorts(PortsUsed.newBuilder().build())
        .setQuality(
            Quality.newBuilder()
                .setGood(true)
                .setReasons(List.of())
                .setTimingRatio(1)
                .setUnreliable(false)
                .build())
        .setEvidence(List.of())
        .setNotes(List.of())
        .build();
  }

  private static RoundFingerprint round(String window) {
    return RoundFingerprint.newBuilder()
        .setRound(1)
        .setTests(TestLines.newBuilder().setWin(WinLine.newBuilder().setW1(window).build()).build())
        .setSequences(
            Sequences.newBuilder()
                .setIsns(List.of())
                .setIpIds(List.of())
                .setTimestamps(List.of())
                .setIpIdClass(IpIdClass.UNKNOWN)
                .setClosedPortIpIdClass(IpIdClass.UNKNOWN)
                .setIcmpIpIdClass(IpIdClass.UNKNOWN)
                .setTimestampClass(TimestampClass.UNKNOWN)
                .setUptime(Uptime.newBuilder().setReliability(UptimeReliability.OMITTED).build())
                .build())
        .setProbesSent(16)
        .setProbesAnswered(1)
        .build();
  }
}
