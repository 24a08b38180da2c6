package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ipv4ViewTest {
  private static final byte[] ODD =
      HexFormat.of()
          .parseHex("46a50020beefe00937018a5ec0a80102e0ff00fb" + "94040000" + "0102030405060708");

  @Test
  void readsEveryField() {
    Ipv4View view = Ipv4View.checked(ODD);

    assertThat(view.headerLength()).isEqualTo(24);
    assertThat(view.tos()).isEqualTo(0xa5);
    assertThat(view.totalLength()).isEqualTo(32);
    assertThat(view.ipId()).isEqualTo(0xbeef);
    assertThat(view.dontFragment()).isTrue();
    assertThat(view.moreFragments()).isTrue();
    assertThat(view.fragmentOffset()).isEqualTo(72);
    assertThat(view.ttl()).isEqualTo(0x37);
    assertThat(view.protocol()).isEqualTo(Ipv4View.ICMP);
    assertThat(view.headerChecksum()).isEqualTo(0x8a5e);
    assertThat(view.source()).isEqualTo(0xc0a80102);
    assertThat(view.sourceText()).isEqualTo("192.168.1.2");
    assertThat(view.destinationText()).isEqualTo("224.255.0.251");
    assertThat(view.payloadOffset()).isEqualTo(24);
    assertThat(view.payloadLength()).isEqualTo(8);
    assertThat(view.isTruncated()).isFalse();
    assertThat(view.toArray()).isEqualTo(ODD);
  }

  @Test
  void builderSetsEveryFieldInADirtyBuffer() {
    var buffer = new byte[64];
    Arrays.fill(buffer, (byte) 0xa5);
    var payload = new UdpBuilder(1, 2, OctetString.ofHex("0102"));

    int length =
        Ipv4Builder.between(0xc0a80102, 0xe0ff00fb)
            .tos(0x5a)
            .ipId(0xbeef)
            .dontFragment(true)
            .moreFragments(true)
            .fragmentOffset(65528)
            .ttl(255)
            .emit(payload, buffer, 3);

    Ipv4View view = Ipv4View.checked(buffer, 3, length);
    assertThat(length).isEqualTo(30);
    assertThat(view.headerLength()).isEqualTo(20);
    assertThat(view.tos()).isEqualTo(0x5a);
    assertThat(view.totalLength()).isEqualTo(30);
    assertThat(view.ipId()).isEqualTo(0xbeef);
    assertThat(view.dontFragment()).isTrue();
    assertThat(view.moreFragments()).isTrue();
    assertThat(view.fragmentOffset()).isEqualTo(65528);
    assertThat(view.ttl()).isEqualTo(255);
    assertThat(view.protocol()).isEqualTo(Ipv4View.UDP);
    assertThat(InternetChecksum.of(buffer, 3, 20)).isZero();
    assertThat(view.source()).isEqualTo(0xc0a80102);
    assertThat(view.destination()).isEqualTo(0xe0ff00fb);
    assertThat(buffer[2]).isEqualTo((byte) 0xa5);
    assertThat(buffer[33]).isEqualTo((byte) 0xa5);
  }

  @Test
  void flagsAreClearedOneByOne() {
    var payload = new UdpBuilder(1, 2, OctetString.EMPTY);
    Ipv4Builder all =
        Ipv4Builder.between(1, 2).dontFragment(true).moreFragments(true).fragmentOffset(8);

    assertThat(Ipv4View.checked(all.dontFragment(false).emit(payload)).dontFragment()).isFalse();
    assertThat(Ipv4View.checked(all.dontFragment(false).emit(payload)).moreFragments()).isTrue();
    assertThat(Ipv4View.checked(all.moreFragments(false).emit(payload)).moreFragments()).isFalse();
    assertThat(Ipv4View.checked(all.moreFragments(false).emit(payload)).fragmentOffset())
        .isEqualTo(8);
  }

  @Test
  void cutsOffLinkPadding() {
    byte[] padded = Arrays.copyOf(ODD, 46);

    assertThat(Ipv4View.checked(padded).length()).isEqualTo(32);
    assertThat(Ipv4View.checked(padded).toArray()).isEqualTo(ODD);
  }

  @Test
  void acceptsAndReportsWhatTheCaptureCut() {
    Ipv4View view = Ipv4View.checked(ODD, 0, 26);

    assertThat(view.isTruncated()).isTrue();
    assertThat(view.length()).isEqualTo(26);
    assertThat(view.payloadLength()).isEqualTo(2);
  }

  @Test
  void quotedDatagramKeepsOctetsBehindItsTotalLength() {
    byte[] quoted = ODD.clone();
    quoted[Ipv4View.TOTAL_LENGTH + 1] = 0;

    assertThat(Ipv4View.quoted(quoted, 0, quoted.length).payloadLength()).isEqualTo(8);
    assertThat(Ipv4View.quoted(quoted, 0, quoted.length).totalLength()).isZero();
  }

  @Test
  void refusesWithRuleAndOctet() {
    refuses(new byte[0], "IPv4 header cut short at octet 0");
    refuses(Arrays.copyOf(ODD, 19), "IPv4 header cut short at octet 19");
    refuses(with(0, 0x66), "IP version not 4 at octet 0");
    refuses(with(0, 0x44), "IPv4 header length outside the datagram at octet 0");
    refuses(with(0, 0x4f), "IPv4 header length outside the datagram at octet 0");
    refuses(with(3, 23), "total length inside the header at octet 2");
  }

  @Test
  void refusalNamesItsPartsAndCostsNoStackTrace() {
    var refusal = new MalformedPacketException("data offset outside the segment", 12);

    assertThat(refusal.rule()).isEqualTo("data offset outside the segment");
    assertThat(refusal.octet()).isEqualTo(12);
    assertThat(refusal.getStackTrace()).isEmpty();
  }

  private static byte[] with(int at, int value) {
    byte[] octets = ODD.clone();
    octets[at] = (byte) value;
    return octets;
  }

  private static void refuses(byte[] octets, String message) {
    assertThatThrownBy(() -> Ipv4View.checked(octets))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage(message);
  }
}
