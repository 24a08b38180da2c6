package io.stackprint.prober.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.prober.capture.CaptureSummary.Format;
import io.stackprint.prober.capture.CaptureSummary.Interface;
import io.stackprint.prober.capture.Recording.Datagram;
import io.stackprint.prober.capture.Recording.Result;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngDecoderTest {
  private static final long SECOND = 1_000_000_000L;

  private static PcapngFile ethernet() {
    return new PcapngFile().section(LITTLE_ENDIAN).interfaceOf(1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void readsBothByteOrders(String name) throws IOException {
    ByteOrder order = name.equals("BIG_ENDIAN") ? BIG_ENDIAN : LITTLE_ENDIAN;
    byte[] file =
        new PcapngFile()
            .section(order)
            .interfaceOf(1, 96)
            .enhanced(0, 1_700_000_000_123_456L, Frames.ethernetIpv4(5, 3))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.summary().format()).isEqualTo(Format.PCAPNG);
    assertThat(result.summary().interfaces()).containsExactly(new Interface(1, "ETHERNET", 96));
    assertThat(result.ipIds()).containsExactly(5);
    assertThat(result.times()).containsExactly(1_700_000_000_123_456_000L);
    assertThat(result.only().sourceMac()).isEqualTo(Frames.SOURCE);
    assertThat(result.summary().diagnostics()).isEmpty();
  }

  @Test
  void eachSectionHasItsOwnByteOrderAndInterfaces() throws IOException {
    byte[] file =
        new PcapngFile()
            .section(BIG_ENDIAN)
            .interfaceOf(101, 0)
            .enhanced(0, 1, Frames.ipv4(1, 0))
            .section(LITTLE_ENDIAN)
            .interfaceOf(1, 0)
            .enhanced(0, 2, Frames.ethernetIpv4(2, 0))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(1, 2);
    assertThat(result.times()).containsExactly(1000L, 2000L);
    assertThat(result.summary().interfaces()).extracting("linkType").containsExactly(101, 1);
  }

  @Test
  void aNewSectionForgetsTheInterfacesOfTheOneBefore() throws IOException {
    byte[] file =
        ethernet().section(LITTLE_ENDIAN).enhanced(0, 1, Frames.ethernetIpv4(1, 0)).octets();

    Result result = Recording.of(file);

    assertThat(result.datagrams()).isEmpty();
    assertThat(result.summary().counts().skipped()).isEqualTo(1);
    assertThat(result.messages()).containsExactly("skipped: it came on interface 0, of 0 declared");
  }

  @Test
  void eachInterfaceHasItsOwnLinkTypeAndClock() throws IOException {
    var file = new PcapngFile().section(LITTLE_ENDIAN);
    file.interfaceOf(1, 0, file.tsresol(9), file.tsoffset(1000))
        .interfaceOf(101, 0, file.tsresol(3))
        .enhanced(1, 5_000, Frames.ipv4(1, 0))
        .enhanced(0, 7, Frames.ethernetIpv4(2, 0));

    Result result = Recording.of(file.octets());

    assertThat(result.ipIds()).containsExactly(1, 2);
    assertThat(result.times()).containsExactly(5 * SECOND, 1000 * SECOND + 7);
  }

  @ParameterizedTest
  @CsvSource({
    "6, 1500000, 1500000000",
    "9, 1500000000, 1500000000",
    "0, 2, 2000000000",
    "12, 1500000000999, 1500000000",
    "0x80, 3, 3000000000",
    "0x81, 3, 1500000000",
    "0x8a, 1536, 1500000000", // 2^-10 s
    "0xa0, 0x180000000, 1500000000", // 2^-32 s
    "0xbf, 0xc000000000000000, 1500000000", // 2^-63 s
    "0xc0, 0xc000000000000000, 750000000" // 2^-64 s
  })
  void timesHaveTheResolutionTheInterfaceStates(String tsresol, String ticks, long nanos)
      throws IOException {
    var file = new PcapngFile().section(BIG_ENDIAN);
    file.interfaceOf(1, 0, file.tsresol(Integer.decode(tsresol)))
        .enhanced(0, decodeUnsigned(ticks), Frames.ethernetIpv4(1, 0));

    assertThat(Recording.of(file.octets()).times()).containsExactly(nanos);
  }

  private static long decodeUnsigned(String number) {
    return number.startsWith("0x")
        ? Long.parseUnsignedLong(number.substring(2), 16)
        : Long.parseUnsignedLong(number);
  }

  @Test
  void aNegativeOffsetMovesTimesBack() throws IOException {
    var file = new PcapngFile().section(BIG_ENDIAN);
    file.interfaceOf(1, 0, file.tsoffset(-5)).enhanced(0, 2_000_000, Frames.ethernetIpv4(1, 0));

    assertThat(Recording.of(file.octets()).times()).containsExactly(-3 * SECOND);
  }

  @Test
  void aTimeBeyondNanosecondsIsNoTime() throws IOException {
    byte[] file =
        ethernet()
            .enhanced(0, 5, Frames.ethernetIpv4(1, 0))
            .enhanced(0, Long.MAX_VALUE, Frames.ethernetIpv4(2, 0))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.datagrams()).extracting(Datagram::timed).containsExactly(true, false);
    assertThat(result.times()).containsExactly(5000L, 5000L);
    assertThat(result.summary().counts().untimed()).isEqualTo(1);
  }

  @Test
  void aSimplePacketTakesTheTimeOfThePacketBefore() throws IOException {
    byte[] file =
        ethernet()
            .simple(34, Frames.ethernetIpv4(1, 0))
            .enhanced(0, 9, Frames.ethernetIpv4(2, 0))
            .simple(34, Frames.ethernetIpv4(3, 0))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(1, 2, 3);
    assertThat(result.times()).containsExactly(0L, 9000L, 9000L);
    assertThat(result.datagrams()).extracting(Datagram::timed).containsExactly(false, true, false);
    assertThat(result.summary().counts().untimed()).isEqualTo(2);
  }

  @Test
  void aSimplePacketEndsAtTheSnapLengthNotAtThePadding() throws IOException {
    byte[] captured = Arrays.copyOf(Frames.ethernetIpv4(1, 100), 45);
    byte[] file =
        new PcapngFile().section(LITTLE_ENDIAN).interfaceOf(1, 45).simple(134, captured).octets();

    Result result = Recording.of(file);

    assertThat(result.only().capturedLength()).isEqualTo(31);
    assertThat(result.only().wireLength()).isEqualTo(120);
    assertThat(result.summary().counts().truncated()).isEqualTo(1);
  }

  @Test
  void obsoletePacketBlocksAreRead() throws IOException {
    byte[] file =
        ethernet().interfaceOf(101, 0).obsolete(1, 0xffff, 77, Frames.ipv4(1, 3)).octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(1);
    assertThat(result.times()).containsExactly(77_000L);
  }

  @Test
  void otherBlocksArePassedOver() throws IOException {
    byte[] file =
        ethernet()
            .block(5, new byte[8])
            .enhanced(0, 1, Frames.ethernetIpv4(1, 0))
            .block(0x0bad, new byte[3_000_000]) // longer than the window
            .block(4, new byte[0])
            .enhanced(0, 2, Frames.ethernetIpv4(2, 0))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(1, 2);
    assertThat(result.summary().diagnostics()).isEmpty();
  }

  @Test
  void packetsOfAnUnreadableInterfaceAreSkippedAndCounted() throws IOException {
    byte[] file =
        ethernet()
            .interfaceOf(105, 0)
            .enhanced(1, 1, new byte[50])
            .enhanced(0, 2, Frames.ethernetIpv4(2, 0))
            .enhanced(1, 3, new byte[PacketLimits.BLOCK_OCTETS + 4])
            .obsolete(1, 0, 3, new byte[PacketLimits.BLOCK_OCTETS + 4])
            .enhanced(0, 4, Frames.ethernetIpv4(5, 0))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(2, 5);
    assertThat(result.datagrams()).extracting(Datagram::number).containsExactly(2L, 5L);
    assertThat(result.summary().counts().packets()).isEqualTo(5);
    assertThat(result.summary().counts().skipped()).isEqualTo(3);
    assertThat(result.messages())
        .singleElement()
        .asString()
        .startsWith(
            "packets of interface 1 are skipped: link type 105 (IEEE802_11) cannot be read");
  }

  @Test
  void theInterfaceSaysHowLongTheCheckSequenceIs() throws IOException {
    byte[] odd = Frames.ipv4(1, 10);
    odd[3] = 0; // a total length of 0: the frame decides
    byte[] frame = Frames.ethernet(0x0800, odd);
    var file = new PcapngFile().section(LITTLE_ENDIAN);
    file.interfaceOf(1, 0, file.option(13, new byte[] {4}))
        .enhanced(0, 1, Arrays.copyOf(frame, frame.length + 4));

    assertThat(Recording.of(file.octets()).only().capturedLength()).isEqualTo(30);
  }

  @Test
  void optionsAfterTheirEndOrPastTheBlockDoNotCount() throws IOException {
    var file = new PcapngFile().section(LITTLE_ENDIAN);
    file.interfaceOf(1, 0, file.option(0, new byte[0]), file.tsresol(9))
        .interfaceOf(1, 0, file.tsresol(9), new byte[] {14, 0, 8, 0, 1, 2, 3, 4})
        .enhanced(0, 1, Frames.ethernetIpv4(1, 0))
        .enhanced(1, 1, Frames.ethernetIpv4(2, 0));

    Result result = Recording.of(file.octets());

    assertThat(result.times()).containsExactly(1000L, 1L);
    assertThat(result.messages())
        .containsExactly("an option of the interface reaches past the end of its block");
  }

  @Test
  void lengthsThatDisagreeEndTheReading() throws IOException {
    byte[] file =
        ethernet()
            .enhanced(0, 1, Frames.ethernetIpv4(1, 0))
            .block(5, new byte[4], 20)
            .enhanced(0, 2, Frames.ethernetIpv4(2, 0))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(1);
    assertThat(result.messages())
        .containsExactly("damaged: the block begins with length 16 and ends with length 20");
    assertThat(result.summary().cutAt()).hasValue(48 + 68);
  }

  @ParameterizedTest
  @CsvSource({
    "06000000 0b000000 00000000, the block length is 11 octets; expected a multiple of 4",
    "06000000 0e000000 00000000, the block length is 14 octets; expected a multiple of 4",
    "06000000 10000000 00000000 10000000, the block has 16 octets; expected at least 32",
    "03000000 0c000000 0c000000, the block has 12 octets; expected at least 16",
    "01000000 10000000 00000000 10000000, the block has 16 octets; expected at least 20",
    "06000000 fcffffff 00000000, the length of a block of type 6 is 4294967292 octets",
    "0a0d0d0a 1c000000 12345678, the byte order magic is 12345678",
  })
  void damagedBlocksEndTheReading(String hex, String message) throws IOException {
    byte[] file = ethernet().enhanced(0, 1, Frames.ethernetIpv4(1, 0)).raw(hex).octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(1);
    assertThat(result.messages()).singleElement().asString().startsWith("damaged: " + message);
  }

  @Test
  void aCapturedLengthBeyondItsBlockEndsTheReading() throws IOException {
    byte[] file = ethernet().enhanced(0, 1, 36, 36, Frames.ethernetIpv4(1, 0)).octets();
    byte[] damaged = ethernet().enhanced(0, 1, 37, 37, Frames.ethernetIpv4(1, 0)).octets();

    assertThat(Recording.of(file).ipIds()).containsExactly(1);
    assertThat(Recording.of(damaged).messages())
        .containsExactly("damaged: the captured length is 37 octets in a block of 68");
  }

  @Test
  void anUnknownVersionIsRefusedAtTheBeginningAndReportedLater() throws IOException {
    byte[] first = new PcapngFile().section(BIG_ENDIAN, 2, 0).octets();
    byte[] later =
        ethernet().enhanced(0, 1, Frames.ethernetIpv4(1, 0)).section(BIG_ENDIAN, 2, 0).octets();

    assertThatThrownBy(() -> Recording.of(first))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage(
            "test: not a capture: section header at octet 0: damaged: the version is 2;"
                + " expected 1");
    assertThat(Recording.of(later).ipIds()).containsExactly(1);
    assertThat(Recording.of(later).messages())
        .containsExactly("damaged: the version is 2; expected 1");
  }

  @Test
  void theListOfDiagnosticsIsBounded() throws IOException {
    PcapngFile file = ethernet();
    for (int i = 0; i < 500; i++) {
      file.enhanced(9, 1, Frames.ethernetIpv4(1, 0));
    }

    Result result = Recording.of(file.octets());

    assertThat(result.summary().counts().skipped()).isEqualTo(500);
    assertThat(result.messages())
        .hasSize(Findings.MOST_DIAGNOSTICS + 1)
        .last()
        .isEqualTo("this and more is not listed");
  }

  @Test
  void aCutGivesTheWholePacketsBeforeItWhereverItIs() throws IOException {
    PcapngFile built =
        new PcapngFile()
            .section(LITTLE_ENDIAN)
            .interfaceOf(1, 0)
            .enhanced(0, 1, Frames.ethernetIpv4(1, 5))
            .simple(34, Frames.ethernetIpv4(2, 0))
            .obsolete(0, 0, 3, Frames.ethernetIpv4(3, 1));
    byte[] file = built.octets();
    for (int cut = 0; cut < 28; cut++) {
      byte[] head = Arrays.copyOf(file, cut);
      assertThatThrownBy(() -> Recording.of(head)).isInstanceOf(CaptureFormatException.class);
    }
    assertThat(Recording.of(Arrays.copyOf(file, 28)).summary().cutAt()).isEmpty();
    for (int cut = 29; cut <= file.length; cut++) {
      CutCheck.check(Recording.of(Arrays.copyOf(file, cut)), cut, 48, built.packetEnds());
    }
  }

  @Test
  void aCutInABlockThatIsPassedOverIsReported() throws IOException {
    PcapngFile built = ethernet().block(0x0bad, new byte[100]);
    for (int cut = 49; cut < built.size(); cut++) {
      CutCheck.check(Recording.of(Arrays.copyOf(built.octets(), cut)), cut, 48, built.packetEnds());
    }
  }
}
