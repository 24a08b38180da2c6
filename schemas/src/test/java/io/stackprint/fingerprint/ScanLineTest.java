package io.stackprint.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.record.DistanceMethod;
import io.stackprint.record.NmapProfile;
import java.time.MonthDay;
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
