package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class IcmpViewTest {
  @Test
  void readsEveryField() {
    IcmpView view = IcmpView.checked(HexFormat.of().parseHex("0809b223c4acf127aabb"));

    assertThat(view.type()).isEqualTo(IcmpView.ECHO_REQUEST);
    assertThat(view.code()).isEqualTo(9);
    assertThat(view.checksum()).isEqualTo(0xb223);
    assertThat(view.restOfHeader()).isEqualTo(0xc4acf127L);
    assertThat(view.identifier()).isEqualTo(0xc4ac);
    assertThat(view.sequence()).isEqualTo(0xf127);
    assertThat(view.body()).asHexString().isEqualToIgnoringCase("aabb");
    assertThat(view.quotedDatagram()).isEmpty();
  }

  @Test
  void builderSetsEveryFieldInADirtyBuffer() {
    var buffer = new byte[16];
    Arrays.fill(buffer, (byte) 0x77);

    IcmpBuilder.echoRequest(9, 0xc4ac, 0xf127, OctetString.ofHex("aabbcc")).emit(buffer, 2, 0, 0);

    IcmpView view = IcmpView.checked(buffer, 2, 11);
    assertThat(view.type()).isEqualTo(8);
    assertThat(view.code()).isEqualTo(9);
    assertThat(view.identifier()).isEqualTo(0xc4ac);
    assertThat(view.sequence()).isEqualTo(0xf127);
    assertThat(view.body()).asHexString().isEqualToIgnoringCase("aabbcc");
    assertThat(InternetChecksum.of(buffer, 2, 11)).isZero();
    assertThat(buffer[1]).isEqualTo((byte) 0x77);
    assertThat(buffer[13]).isEqualTo((byte) 0x77);
  }

  @Test
  void errorQuotesADatagramCutShort() {
    byte[] probe =
        Ipv4Builder.between(1, 2)
            .ipId(4162)
            .emit(new UdpBuilder(5, 6, OctetString.filled(0x43, 300)));
    IcmpBuilder error = IcmpBuilder.portUnreachable(OctetString.copyOf(probe, 0, 28));
    Ipv4View datagram = Ipv4View.checked(Ipv4Builder.between(2, 1).emit(error));

    Ipv4View quoted = IcmpView.checked(datagram).quotedDatagram().orElseThrow();

    assertThat(quoted.ipId()).isEqualTo(4162);
    assertThat(quoted.totalLength()).isEqualTo(328);
    assertThat(quoted.isTruncated()).isTrue();
    assertThat(UdpView.checked(quoted).destinationPort()).isEqualTo(6);
  }

  @Test
  void refusesAMessageCutShort() {
    assertThatThrownBy(() -> IcmpView.checked(new byte[7]))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage("ICMP message cut short at octet 7");
  }
}
