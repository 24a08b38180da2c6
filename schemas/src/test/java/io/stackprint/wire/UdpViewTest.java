package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class UdpViewTest {
  @Test
  void readsEveryField() {
    UdpView view = UdpView.checked(HexFormat.of().parseHex("fffe8001013480a5434344"));

    assertThat(view.sourcePort()).isEqualTo(0xfffe);
    assertThat(view.destinationPort()).isEqualTo(0x8001);
    assertThat(view.udpLength()).isEqualTo(308);
    assertThat(view.checksum()).isEqualTo(0x80a5);
    assertThat(view.payloadLength()).isEqualTo(3);
    assertThat(view.payload()).asHexString().isEqualTo("434344");
    assertThat(view.payloadIsFilledWith(0x43)).isFalse();
  }

  @Test
  void aPayloadOfOneOctetValueIsFilledWithIt() {
    assertThat(
            UdpView.checked(HexFormat.of().parseHex("00010002000a00004343"))
                .payloadIsFilledWith(0x43))
        .isTrue();
  }

  @Test
  void builderSetsEveryFieldInADirtyBuffer() {
    var buffer = new byte[32];
    Arrays.fill(buffer, (byte) 0xee);
    var datagram = new UdpBuilder(0xfffe, 0x8001, OctetString.ofHex("0102ff"));

    datagram.emit(buffer, 1, 0x0a000001, 0x0a000002);

    UdpView view = UdpView.checked(buffer, 1, 11);
    assertThat(view.sourcePort()).isEqualTo(0xfffe);
    assertThat(view.destinationPort()).isEqualTo(0x8001);
    assertThat(view.udpLength()).isEqualTo(11);
    assertThat(view.payload()).asHexString().isEqualToIgnoringCase("0102ff");
    assertThat(InternetChecksum.ofTransport(0x0a000001, 0x0a000002, Ipv4View.UDP, buffer, 1, 11))
        .isZero();
    assertThat(buffer[12]).isEqualTo((byte) 0xee);
  }

  @Test
  void checksumZeroIsSentAsAllOnes() {
    var buffer = new byte[10];
    // Words: addresses 0, protocol 17, length 10 twice, ports 0, payload: sum 0xffff.
    new UdpBuilder(0, 0, OctetString.ofHex("ffda")).emit(buffer, 0, 0, 0);

    assertThat(UdpView.checked(buffer).checksum()).isEqualTo(0xffff);
  }

  @Test
  void refusesAHeaderCutShort() {
    assertThatThrownBy(() -> UdpView.checked(new byte[7]))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage("UDP header cut short at octet 7");
  }
}
