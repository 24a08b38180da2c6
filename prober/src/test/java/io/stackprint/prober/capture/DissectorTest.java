package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.prober.capture.CaptureSummary.Counts;
import io.stackprint.prober.capture.Recording.Arp;
import io.stackprint.prober.capture.Recording.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DissectorTest {
  private static final byte[] DATAGRAM = Frames.ipv4(0x1234, 8);
  private static final String DATAGRAM_HEX = HexFormat.of().formatHex(DATAGRAM);
  private static final String MACS = "020000000001 02000000000a ";
  private static final String COOKED = "0000 0001 0006 02000000000a 0000 ";
  private static final String COOKED_2 = "0000 00000002 0001 00 06 02000000000a 0000 ";

  private static Result one(int linkType, byte[] packet) throws IOException {
    return Recording.of(PcapFile.of(linkType).packet(packet).octets());
  }

  @ParameterizedTest
  @CsvSource({
    "1, '" + MACS + "0800'",
    "1, '" + MACS + "8100 0064 0800'", // 802.1Q
    "1, '" + MACS + "88a8 0064 8100 0065 0800'", // QinQ
    "1, '" + MACS + "9100 0064 8100 0065 0800'", // QinQ before 802.1ad
    "113, '" + COOKED + "0800'",
    "113, '" + COOKED + "8100 0064 0800'",
    "276, '0800 " + COOKED_2 + "'",
    "276, '8100 " + COOKED_2 + " 0064 0800'",
    "101, ''",
    "12, ''",
    "14, ''",
    "228, ''",
    "0, '02000000'",
    "0, '00000002'",
    "108, '00000002'",
    "108, '02000000'"
  })
  void findsTheDatagramBehindEveryLinkHeader(int linkType, String header) throws IOException {
    Result result = one(linkType, Frames.hex(header, DATAGRAM));

    assertThat(result.only().octets()).isEqualTo(DATAGRAM_HEX);
    assertThat(result.only().wireLength()).isEqualTo(DATAGRAM.length);
    assertThat(result.summary().counts().ipv4()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, '" + MACS + "0800', 0x02000000000a, 0x020000000001",
    "1, '" + MACS + "8100 0064 0800', 0x02000000000a, 0x020000000001",
    "1, 'ffffffffffff fffffffffffe 0800', 0xfffffffffffe, 0xffffffffffff",
    "113, '" + COOKED + "0800', 0x02000000000a, -1",
    "113, '0000 0200 0000 0000000000000000 0800', -1, -1", // a tunnel has no addresses
    "276, '0800 " + COOKED_2 + "', 0x02000000000a, -1",
    "276, '0800 0000 00000002 0200 00 04 c0000201 00000000', -1, -1",
    "101, '', -1, -1",
    "0, '02000000', -1, -1"
  })
  void saysTheAddressesThatTheLinkLayerCarries(
      int linkType, String header, String source, String destination) throws IOException {
    Result result = one(linkType, Frames.hex(header, DATAGRAM));

    assertThat(result.only().sourceMac()).isEqualTo(Long.decode(source));
    assertThat(result.only().destinationMac()).isEqualTo(Long.decode(destination));
  }

  @ParameterizedTest
  @CsvSource({
    "1, '" + MACS + "86dd 60', ipv6",
    "1, '" + MACS + "8100 0064 86dd 60', ipv6",
    "113, '" + COOKED + "86dd', ipv6",
    "276, '86dd " + COOKED_2 + "', ipv6",
    "101, '60', ipv6",
    "229, '60', ipv6",
    "0, '0a000000 60', ipv6", // Linux
    "0, '17000000 60', ipv6", // Windows
    "0, '18000000 60', ipv6", // NetBSD, OpenBSD
    "0, '1c000000 60', ipv6", // FreeBSD
    "0, '0000001e 60', ipv6", // macOS, big endian
    "0, '07000000', other",
    "1, '" + MACS + "0027 424203', other", // 802.3 with a length: spanning tree
    "1, '" + MACS + "88cc', other",
    "1, '', malformed",
    "1, '" + MACS + "08', malformed",
    "1, '" + MACS + "8100 0064 08', malformed",
    "1, '" + MACS + "0800 45000014 00000000 40060000 c0000201 c00002', malformed",
    "1, '" + MACS + "0800 55000014 00000000 40060000 c0000201 c0000202', malformed",
    "1, '" + MACS + "0806 0001 0800 06 04 0001 02000000000a c00002', malformed",
    "101, '', malformed",
    "101, '50', malformed",
    "0, '020000', malformed",
    "113, '0000 0001 0006 02000000000a 0000 08', malformed",
    "276, '0800 0000 00000002 0001 00 06 02000000000a 00', malformed"
  })
  void countsWhatItDoesNotDeliver(int linkType, String packet, String count) throws IOException {
    Result result = one(linkType, Frames.hex(packet, new byte[0]));

    assertThat(result.datagrams()).isEmpty();
    assertThat(result.summary().counts())
        .isEqualTo(
            new Counts(
                1,
                0,
                count.equals("ipv6") ? 1 : 0,
                0,
                count.equals("other") ? 1 : 0,
                count.equals("malformed") ? 1 : 0,
                0,
                0,
                0));
  }

  @Test
  void octetsAreReadInPlaceAndNotBeyondWhatWasCaptured() throws IOException {
    byte[] file = PcapFile.of(101).packet(DATAGRAM).octets();

    CaptureReader.read(
        "test",
        new ByteArrayInputStream(file),
        datagram -> {
          assertThat(datagram.u8(0)).isEqualTo(0x45);
          assertThat(datagram.u16(4)).isEqualTo(0x1234);
          assertThat(datagram.i32(12)).isEqualTo(0xc0000201);
          assertThatThrownBy(() -> datagram.u8(28)).isInstanceOf(IndexOutOfBoundsException.class);
          assertThatThrownBy(() -> datagram.u16(27)).isInstanceOf(IndexOutOfBoundsException.class);
          assertThatThrownBy(() -> datagram.i32(25)).isInstanceOf(IndexOutOfBoundsException.class);
          assertThatThrownBy(() -> datagram.u8(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        },
        CaptureProgress.NONE);
  }

  @Test
  void aDatagramKeptTooLongHasNoOctets() throws IOException {
    var kept = new ArrayList<CapturedDatagram>();
    byte[] file = PcapFile.of(101).packet(DATAGRAM).octets();

    CaptureReader.read("test", new ByteArrayInputStream(file), kept::add, CaptureProgress.NONE);

    assertThatThrownBy(() -> kept.get(0).u8(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(kept.get(0).copy()).isEmpty();
  }

  @Test
  void paddingOfTheLinkLayerIsLeftOut() throws IOException {
    byte[] padded = Arrays.copyOf(Frames.ethernetIpv4(1, 6), 60);

    Result result = one(1, padded);

    assertThat(result.only().capturedLength()).isEqualTo(26);
    assertThat(result.only().wireLength()).isEqualTo(26);
  }

  @Test
  void aTotalLengthBeyondTheFrameDoesNotMakeItLonger() throws IOException {
    byte[] liar = Frames.ipv4(1, 6);
    liar[2] = 0x05;

    Result result = one(101, liar);

    assertThat(result.only().capturedLength()).isEqualTo(26);
    assertThat(result.only().wireLength()).isEqualTo(26);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 19})
  void aTotalLengthBelowTheHeaderMeansTheWholeFrame(int total) throws IOException {
    byte[] odd = Frames.ipv4(1, 6);
    odd[3] = (byte) total;

    assertThat(one(101, odd).only().capturedLength()).isEqualTo(26);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void arpSendersAreDelivered(int operation) throws IOException {
    byte[] arp = Frames.arp(operation, "02000000000b", "c0000201");

    Result ethernet = one(1, Frames.ethernet(0x0806, arp));
    Result cooked = one(113, Frames.hex(COOKED + "0806", arp));

    assertThat(ethernet.arps())
        .containsExactly(new Arp(1, 1_000_000_000L, 0xc0000201, 0x02000000000bL))
        .isEqualTo(cooked.arps());
    assertThat(ethernet.summary().counts().arp()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0001 0800 06 04 0001 02000000000b 00000000", // a probe: it owns nothing yet
    "0001 0800 06 04 0003 02000000000b c0000201", // reverse ARP
    "0006 0800 06 04 0002 02000000000b c0000201", // not Ethernet
    "0001 86dd 06 04 0002 02000000000b c0000201" // not IPv4
  })
  void otherArpIsOnlyCounted(String arp) throws IOException {
    Result result = one(1, Frames.ethernet(0x0806, Frames.hex(arp, new byte[10])));

    assertThat(result.arps()).isEmpty();
    assertThat(result.summary().counts().arp()).isEqualTo(1);
  }

  @Test
  void everyPrefixOfEveryLinkHeaderIsCountedOnce() throws IOException {
    byte[] tagged = Frames.hex(MACS + "88a8 0064 8100 0065 0800", DATAGRAM);
    for (int linkType : new int[] {0, 1, 12, 14, 101, 108, 113, 228, 229, 276}) {
      for (int length = 0; length <= tagged.length; length++) {
        Counts counts = one(linkType, Arrays.copyOf(tagged, length)).summary().counts();
        assertThat(counts.ipv4() + counts.ipv6() + counts.other() + counts.malformed())
            .isEqualTo(1);
      }
    }
  }
}
