package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TcpViewTest {
  private static final byte[] SEGMENT =
      HexFormat.of().parseHex("f5cd0016c597c05efedcba986fa58003d3cbf7f5" + "020405b4" + "686921");

  @Test
  void readsEveryField() {
    TcpView view = TcpView.checked(SEGMENT);

    assertThat(view.sourcePort()).isEqualTo(0xf5cd);
    assertThat(view.destinationPort()).isEqualTo(22);
    assertThat(view.seq()).isEqualTo(0xc597c05eL);
    assertThat(view.ack()).isEqualTo(0xfedcba98L);
    assertThat(view.headerLength()).isEqualTo(24);
    assertThat(view.reserved()).isEqualTo(0xf);
    assertThat(view.flags()).isEqualTo(0xa5);
    assertThat(view.has(TcpFlags.CWR | TcpFlags.FIN)).isTrue();
    assertThat(view.has(TcpFlags.SYN | TcpFlags.FIN)).isFalse();
    assertThat(view.window()).isEqualTo(0x8003);
    assertThat(view.checksum()).isEqualTo(0xd3cb);
    assertThat(view.urgentPointer()).isEqualTo(0xf7f5);
    assertThat(view.options()).containsExactly(new TcpOption.MaximumSegmentSize(1460));
    assertThat(view.optionsEqual(OctetString.ofHex("020405b4"))).isTrue();
    assertThat(view.optionsEqual(OctetString.ofHex("020405b5"))).isFalse();
    assertThat(view.payload()).asHexString().isEqualTo("686921");
  }

  @Test
  void builderSetsEveryFieldInADirtyBuffer() {
    var buffer = new byte[64];
    Arrays.fill(buffer, (byte) 0xff);

    TcpBuilder segment =
        TcpBuilder.between(0xf5cd, 22)
            .seq(0xc597c05eL)
            .reserved(0xf)
            .options(OctetString.ofHex("020405b4030307"))
            .ack(0xfedcba98L)
            .flags(0xa5)
            .window(0x8003)
            .urgentPointer(0xf7f5)
            .payload(OctetString.ofHex("686921"));
    segment.emit(buffer, 5, 0x0a000001, 0x0a000002);

    TcpView view = TcpView.checked(buffer, 5, segment.wireLength());
    assertThat(segment.wireLength()).isEqualTo(31);
    assertThat(view.sourcePort()).isEqualTo(0xf5cd);
    assertThat(view.destinationPort()).isEqualTo(22);
    assertThat(view.seq()).isEqualTo(0xc597c05eL);
    assertThat(view.ack()).isEqualTo(0xfedcba98L);
    assertThat(view.headerLength()).isEqualTo(28);
    assertThat(view.reserved()).isEqualTo(0xf);
    assertThat(view.flags()).isEqualTo(0xa5);
    assertThat(view.window()).isEqualTo(0x8003);
    assertThat(view.urgentPointer()).isEqualTo(0xf7f5);
    assertThat(view.optionOctets()).asHexString().isEqualToIgnoringCase("020405b403030700");
    assertThat(view.payload()).asHexString().isEqualTo("686921");
    assertThat(
            InternetChecksum.ofTransport(
                0x0a000001, 0x0a000002, Ipv4View.TCP, buffer, 5, segment.wireLength()))
        .isZero();
    assertThat(buffer[4]).isEqualTo((byte) 0xff);
    assertThat(buffer[36]).isEqualTo((byte) 0xff);
  }

  @Test
  void segmentRebuiltFromItsFieldsIsTheSame() {
    byte[] sent =
        Ipv4Builder.between(1, 2)
            .emit(TcpBuilder.between(3, 4).seq(5).window(6).payload(OctetString.ofHex("07")));
    TcpView view = TcpView.checked(Ipv4View.checked(sent));

    byte[] again =
        Ipv4Builder.between(1, 2)
            .emit(
                TcpBuilder.between(view.sourcePort(), view.destinationPort())
                    .seq(view.seq())
                    .window(view.window())
                    .options(view.options())
                    .payload(OctetString.copyOf(view.payload())));

    assertThat(again).isEqualTo(sent);
  }

  @Test
  void refusesDataOffsetPastTheEnd() {
    byte[] octets = SEGMENT.clone();
    octets[12] = (byte) 0xf0;

    assertThatThrownBy(() -> TcpView.checked(octets))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage("data offset outside the segment at octet 12");
  }

  @Test
  void refusesDataOffsetInsideTheFixedHeader() {
    byte[] octets = SEGMENT.clone();
    octets[12] = 0x40;

    assertThatThrownBy(() -> TcpView.checked(octets))
        .hasMessage("data offset outside the segment at octet 12");
  }

  @Test
  void refusesAHeaderCutShort() {
    assertThatThrownBy(() -> TcpView.checked(SEGMENT, 0, 19))
        .hasMessage("TCP header cut short at octet 19");
  }

  @Test
  void strictDoorNamesTheOctetOfTheBadOption() {
    assertThatThrownBy(() -> withOptions("01020305b4010101"))
        .hasMessage("length that the TCP option cannot have at octet 22");
    assertThatThrownBy(() -> withOptions("0108ffff"))
        .hasMessage("length that the TCP option cannot have at octet 22");
    assertThatThrownBy(() -> withOptions("01010108"))
        .hasMessage("TCP option without length at octet 23");
    assertThatThrownBy(() -> withOptions("02040102fd05ffff"))
        .hasMessage("TCP option longer than the option area at octet 25");
  }

  @Test
  void strictDoorLooksNoFurtherThanEndOfOptionList() {
    assertThat(withOptions("0009090900000000").headerLength()).isEqualTo(28);
  }

  private static TcpView withOptions(String hex) {
    TcpBuilder segment = TcpBuilder.between(1, 2).options(OctetString.ofHex(hex));
    return TcpView.withWellFormedOptions(Ipv4View.checked(Ipv4Builder.between(1, 2).emit(segment)));
  }
}
