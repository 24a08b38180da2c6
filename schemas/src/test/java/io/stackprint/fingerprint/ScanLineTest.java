package io.stackprint.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.record.Distance;
import io.stackprint.record.DistanceMethod;
import io.stackprint.record.NmapProfile;
import io.stackprint.record.PortsUsed;
import io.stackprint.record.Quality;
import io.stackprint.record.SubjectFingerprint;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SCAN(V=7.93%E=4%D=11/23%OT=22%CT=21%CU=37316%PV=Y%DS=1%DC=D%G=Y%M=AAAB58%TM=6B03A79B%P=x86_64-pc-linux-gnu)",
        "SCAN(V=7.94SVN%E=4%D=2/29%OT=%CT=%CU=%PV=N%G=N%TM=0%P=)",
        "SCAN(V=7.93%E=4%D=11/23%OT=0%CT=1%CU=%PV=N%DS=-3%DC=I%G=N%TM=6B03A79B%P=i686-pc-windows-windows)",
      })
  void printsWhatItRead(String line) throws TextRefusedException {
    assertThat(MergedFingerprint.parse(line).text()).isEqualTo(line + "\n");
  }

  @Test
  void readsEveryField() throws TextRefusedException {
    String line =
        "SCAN(V=7.93%E=4%D=11/23%OT=22%CT=21%CU=%PV=Y%DS=3%DC=T%G=N%M=AAAB58%TM=6B03A79B%P=x)";

    assertThat(MergedFingerprint.parse(line).scan())
        .hasValue(
            new ScanLine(
                "7.93",
                MonthDay.of(11, 23),
                Optional.of(22),
                Optional.of(21),
                Optional.empty(),
                true,
                Optional.of(3),
                Optional.of(DistanceMethod.TRACEROUTE),
                false,
                Optional.of("AAAB58"),
                0x6B03A79BL,
                "x"));
  }

  @Test
  void readsALineFromBeforeIpv6() throws TextRefusedException {
    String line =
        "SCAN(V=4.68%D=7/1%OT=22%CT=1%CU=30000%PV=N%DS=1%G=Y%M=001122%TM=486A0000%P=i686)";

    assertThat(MergedFingerprint.parse(line).scan().orElseThrow().method()).isEmpty();
  }

  @Test
  void describesASubjectByItsOwnProfile() {
    var printed = ZonedDateTime.of(2026, 11, 23, 2, 5, 7, 0, ZoneOffset.UTC);

    assertThat(ScanLine.of(subject(NmapProfile.NMAP_7_99), "7.99", printed, true, "x").text())
        .isEqualTo(
            "SCAN(V=7.99%E=4%D=11/23%OT=22%CT=%CU=40000%PV=Y%DS=1%DC=D%G=Y%M=025400%TM=6B039F53%P=x)");
    assertThat(ScanLine.of(subject(NmapProfile.NMAP_7_93), "7.93", printed, false, "x").text())
        .isEqualTo(
            "SCAN(V=7.93%E=4%D=11/23%OT=22%CT=%CU=40000%PV=N%DS=1%DC=D%G=N%M=025400%TM=6B039F53%P=x)");
  }

  private static SubjectFingerprint subject(NmapProfile profile) {
    return SubjectFingerprint.newBuilder()
        .setScope("site")
        .setAddress("192.0.2.7")
        .setObservation("00")
        .setSensor("test")
        .setScanner("192.0.2.1")
        .setProfile(profile)
        .setStartedAtNanos(0)
        .setEndedAtNanos(0)
        .setComplete(true)
        .setRounds(List.of())
        .setPorts(PortsUsed.newBuilder().setOpenTcp(22).setClosedUdp(40_000).build())
        .setDistance(new Distance(1, DistanceMethod.DIRECT))
        .setQuality(
            Quality.newBuilder()
                .setGood(true)
                .setReasons(List.of())
                .setTimingRatio(1)
                .setUnreliable(false)
                .build())
        .setMacAddress("02:54:00:00:CF:10")
        .setEvidence(List.of())
        .setNotes(List.of())
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.93)", "a%b", "a=b", "a b", "\u001b"})
  void refusesAVersionThatWouldEndItsValue(String version) {
    assertThatThrownBy(
            () ->
                new ScanLine(
                    version,
                    MonthDay.of(1, 1),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    0,
                    ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1,        true,  true",
    "172.15.255.255,  false, false",
    "172.16.0.0,      true,  true",
    "172.31.255.255,  true,  true",
    "172.32.0.0,      false, false",
    "169.254.1.1,     true,  true",
    "192.168.255.255, true,  true",
    "127.0.0.1,       false, true",
    "0.1.2.3,         false, true",
    "100.63.255.255,  false, false",
    "100.64.0.0,      false, true",
    "100.127.255.255, false, true",
    "192.0.0.255,     false, true",
    "192.0.1.0,       false, false",
    "192.0.2.1,       false, true",
    "198.17.255.255,  false, false",
    "198.19.255.255,  false, true",
    "198.51.100.7,    false, true",
    "203.0.113.7,     false, true",
    "239.255.255.255, false, false",
    "255.255.255.255, false, true",
    "8.8.8.8,         false, false",
    "8.8.8,           false, false",
    "10.0.0.256,      false, false",
  })
  void countsReservedAddressesAsEachReleaseDoes(String address, boolean in793, boolean in799) {
    assertThat(ReservedAddresses.of(NmapProfile.NMAP_7_93).contains(address)).isEqualTo(in793);
    assertThat(ReservedAddresses.of(NmapProfile.NMAP_7_99).contains(address)).isEqualTo(in799);
  }
}
