package io.stackprint.fingerprinter.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Rules;
import io.stackprint.record.NmapProfile;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.TcpBuilder;
import io.stackprint.wire.TcpView;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpAttributesTest {
  private static final Rules P93 = new Rules(NmapProfile.NMAP_7_93, false);
  private static final Rules P99 = Rules.DEFAULT;
  private static final TcpBuilder REPLY = TcpBuilder.between(80, 40_000);

  @ParameterizedTest
  @CsvSource({
    "0,          7,          Z",
    "7,          7,          A",
    "8,          7,          A+",
    "6,          7,          O",
    "4294967295, 4294967295, A",
    "0,          4294967295, Z", // plus one modulo 2^32 would be A+, but zero is asked first
    "0,          0,          Z",
    "1,          0,          A+",
  })
  void sequenceIsComparedWithTheProbesAcknowledgement(long seq, long probeAck, String shown) {
    assertThat(TcpAttributes.sequence(view(REPLY.seq(seq)), probeAck)).isEqualTo(shown);
    assertThat(TcpAttributes.acknowledgement(view(REPLY.ack(seq)), probeAck))
        .isEqualTo(shown.replace('A', 'S'));
  }

  @ParameterizedTest
  @CsvSource({
    "00, ''",
    "01, F",
    "02, S",
    "04, R",
    "08, P",
    "10, A",
    "20, U",
    "40, E",
    "80, ''",
    "12, AS",
    "FF, EUAPRSF"
  })
  void flagsAreLettersInFixedOrder(String flags, String shown) {
    assertThat(TcpAttributes.flags(view(REPLY.flags(Integer.parseInt(flags, 16)))))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"00, N", "40, Y", "80, O", "C0, S", "12, N"})
  void congestionControlTellsEceAndCwr(String flags, String shown) {
    assertThat(TcpAttributes.congestionControl(view(REPLY.flags(Integer.parseInt(flags, 16)))))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 00, ''", "1, 0, 00, R", "8, 7, 00, RU", "0, 7, 00, U", "0, 7, 20, ''"})
  void quirksAreReservedBitsAndUrgentPointerWithoutFlag(
      int reserved, int urgent, String flags, String shown) {
    TcpBuilder reply =
        REPLY.reserved(reserved).urgentPointer(urgent).flags(Integer.parseInt(flags, 16));

    assertThat(TcpAttributes.quirks(view(reply))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1e04aabb020405b4, M5B4, ''", // 7.93 reads 04 aa as an option that does not fit
    "050a010203040506070800000000, LLLLLL, ''",
    "0009020000000000, LLLLLL, ''",
    "020405b403030a01, M5B4WAN, M5B4WAN",
    "0402000000000000, SLLLLLL, SLLLLLL",
    "0901010101010101, '', ''",
  })
  void unknownOptionsAreSkippedIn799AndReadInto793(String hex, String in799, String in793) {
    TcpView reply = view(REPLY.options(OctetString.ofHex(hex)));

    assertThat(OptionString.of(reply, P99)).isEqualTo(in799);
    assertThat(OptionString.of(reply, P93)).isEqualTo(in793);
  }

  @Test
  void drift793IsFollowedIntoThePayloadButNotBeyondTheSegment() {
    // Kind 9 uses up one octet and none of the area: its length 4 is then read as SACK permitted
    // with length 2, and 2 octets later the reading ends one octet inside the payload.
    var area = OctetString.ofHex("09040201");
    TcpBuilder reply = REPLY.options(area);

    assertThat(OptionString.of(view(reply), P93)).isEmpty();
    assertThat(OptionString.of(view(reply.payload(OctetString.ofHex("01"))), P93)).isEqualTo("SNN");
    assertThat(OptionString.of(view(reply), P99)).isEmpty();
  }

  @Test
  void firstTimestampCounts() {
    String two = "080a0000000100000000" + "080a0000000200000000";

    assertThat(TimestampOption.value(view(REPLY.options(OctetString.ofHex(two))), P93))
        .hasValue(1L);
    assertThat(TimestampOption.value(view(REPLY), P93)).isEqualTo(Optional.empty());
  }

  private static TcpView view(TcpBuilder segment) {
    return TcpView.checked(Ipv4View.checked(Ipv4Builder.between(1, 2).emit(segment)));
  }
}
