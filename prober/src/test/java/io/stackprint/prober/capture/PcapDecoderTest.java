package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.prober.capture.CaptureSummary.Counts;
import io.stackprint.prober.capture.CaptureSummary.Format;
import io.stackprint.prober.capture.CaptureSummary.Interface;
import io.stackprint.prober.capture.Recording.Result;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PcapDecoderTest {
  static Stream<Arguments> magics() {
    return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
        .flatMap(
            order ->
                Stream.of(
                    Arguments.of(PcapFile.MICROS, order, Format.PCAP_MICROS, 1000L),
                    Arguments.of(PcapFile.NANOS, order, Format.PCAP_NANOS, 1L)));
  }

  @ParameterizedTest
  @MethodSource("magics")
  void readsEveryMagicInBothByteOrders(
      int magic, ByteOrder order, Format format, long nanosPerFraction) throws IOException {
    byte[] file =
        new PcapFile(magic, order, 1)
            .packet(1_700_000_000L, 123_456, Frames.ethernetIpv4(7, 10))
            .packet(1_700_000_001L, 0, Frames.ethernetIpv4(8, 30))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.summary().format()).isEqualTo(format);
    assertThat(result.ipIds()).containsExactly(7, 8);
    assertThat(result.times())
        .containsExactly(
            1_700_000_000_000_000_000L + 123_456 * nanosPerFraction, 1_700_000_001_000_000_000L);
    assertThat(result.datagrams()).extracting("number").containsExactly(1L, 2L);
    assertThat(result.summary().counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0, 0, 0));
    assertThat(result.summary().interfaces()).containsExactly(new Interface(1, "ETHERNET", 65535));
    assertThat(result.summary().diagnostics()).isEmpty();
    assertThat(result.summary().cutAt()).isEmpty();
  }

  @Test
  void secondsAreUnsigned() throws IOException {
    byte[] packet = Frames.ethernetIpv4(1, 0);
    byte[] file = PcapFile.ethernet().packet(0xffff_ffffL, 999_999, packet).octets();

    assertThat(Recording.of(file).times()).containsExactly(4_294_967_295_999_999_000L);
  }

  @Test
  void aSnapLengthLeavesWhatWasCaptured() throws IOException {
    byte[] whole = Frames.ethernetIpv4(1, 100);
    byte[] cut = Arrays.copyOf(whole, 54);
    byte[] file = PcapFile.ethernet().packet(1, 0, 54, whole.length, cut).octets();

    Result result = Recording.of(file);

    assertThat(result.only().capturedLength()).isEqualTo(40);
    assertThat(result.only().wireLength()).isEqualTo(120);
    assertThat(result.summary().counts().truncated()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2,3", "1,4", "3,0"})
  void refusesOtherVersions(int major, int minor) {
    byte[] file = new PcapFile(PcapFile.MICROS, ByteOrder.BIG_ENDIAN, major, minor, 1).octets();

    assertThatThrownBy(() -> Recording.of(file))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage(
            "test: pcap version %d.%d at octet 4 cannot be read; expected 2.4"
                .formatted(major, minor));
  }

  @Test
  void refusesALinkTypeByNumberAndName() {
    assertThatThrownBy(() -> Recording.of(PcapFile.of(127).octets()))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage(
            "test: link type 127 (IEEE802_11_RADIOTAP) cannot be read; expected one of NULL 0,"
                + " ETHERNET 1, RAW 12, RAW 14, RAW 101, LOOP 108, LINUX_SLL 113, IPV4 228,"
                + " IPV6 229, LINUX_SLL2 276");
    assertThatThrownBy(() -> Recording.of(PcapFile.of(65000).octets()))
        .hasMessageStartingWith("test: link type 65000 (unknown) cannot be read");
  }

  @Test
  void theUpperBitsOfTheLinkTypeSayHowLongTheCheckSequenceIs() throws IOException {
    byte[] odd = Frames.ipv4(1, 10);
    odd[2] = 0; // a total length of 0: the frame decides
    odd[3] = 0;
    byte[] frame = Frames.ethernet(0x0800, Frames.hex("", odd));
    byte[] withCheck = Arrays.copyOf(frame, frame.length + 4);
    byte[] file =
        new PcapFile(PcapFile.MICROS, ByteOrder.LITTLE_ENDIAN, 0x2400_0001L)
            .packet(withCheck)
            .octets();

    Result result = Recording.of(file);

    assertThat(result.only().capturedLength()).isEqualTo(30);
    assertThat(result.only().wireLength()).isEqualTo(30);
    assertThat(result.summary().interfaces()).extracting("linkType").containsExactly(1);
  }

  @Test
  void anImpossibleLengthEndsTheReadingAndIsReported() throws IOException {
    byte[] file =
        PcapFile.ethernet()
            .packet(Frames.ethernetIpv4(1, 0))
            .packet(1, 0, 0xffff_ffffL, 60, new byte[60])
            .packet(Frames.ethernetIpv4(3, 0))
            .octets();

    Result result = Recording.of(file);

    assertThat(result.ipIds()).containsExactly(1);
    assertThat(result.summary().cutAt()).hasValue(74);
    assertThat(result.summary().diagnostics())
        .containsExactly(
            new CaptureSummary.Diagnostic(
                2,
                74,
                "damaged: the captured length is 4294967295 octets, more than the 262144 of any"
                    + " packet"));
  }

  @Test
  void theLongestPacketIsReadAndOneOctetMoreIsNot() throws IOException {
    byte[] longest = Arrays.copyOf(Frames.ethernetIpv4(1, 0), PacketLimits.CAPTURED_OCTETS);
    byte[] longer = Arrays.copyOf(longest, longest.length + 1);

    assertThat(Recording.of(PcapFile.ethernet().packet(longest).octets()).ipIds())
        .containsExactly(1);
    assertThat(Recording.of(PcapFile.ethernet().packet(longer).octets()).messages())
        .containsExactly(
            "damaged: the captured length is 262145 octets, more than the 262144 of any packet");
  }

  @Test
  void aWireLengthBelowTheCapturedOneIsNotBelieved() throws IOException {
    byte[] packet = Frames.ethernetIpv4(1, 6);
    byte[] file = PcapFile.ethernet().packet(1, 0, packet.length, 0, packet).octets();

    Result result = Recording.of(file);

    assertThat(result.only().wireLength()).isEqualTo(26);
    assertThat(result.summary().counts().truncated()).isZero();
  }

  @Test
  void aCutGivesTheWholePacketsBeforeItWhereverItIs() throws IOException {
    PcapFile built =
        PcapFile.ethernet()
            .packet(Frames.ethernetIpv4(1, 5))
            .packet(Frames.ethernetIpv4(2, 0))
            .packet(Frames.ethernet(0x0806, Frames.arp(2, "02000000000b", "c0000201")));
    byte[] file = built.octets();
    for (int cut = 0; cut < 24; cut++) {
      byte[] head = Arrays.copyOf(file, cut);
      assertThatThrownBy(() -> Recording.of(head)).isInstanceOf(CaptureFormatException.class);
    }
    for (int cut = 24; cut <= file.length; cut++) {
      CutCheck.check(Recording.of(Arrays.copyOf(file, cut)), cut, 24, built.packetEnds());
    }
  }

  @Test
  void aCutFileHeaderIsRefused() {
    byte[] head = Arrays.copyOf(PcapFile.ethernet().octets(), 20);

    assertThatThrownBy(() -> Recording.of(head))
        .hasMessage("test: the file header is cut off: expected 24 octets, found 20");
  }

  @Test
  void aCutIsReportedWithItsPlace() throws IOException {
    byte[] file = PcapFile.ethernet().packet(Frames.ethernetIpv4(1, 0)).octets();

    Result result = Recording.of(Arrays.copyOf(file, 60));

    assertThat(result.summary().diagnostics())
        .containsExactly(
            new CaptureSummary.Diagnostic(1, 24, "cut off: the packet needs 50 octets, found 36"));
  }
}
