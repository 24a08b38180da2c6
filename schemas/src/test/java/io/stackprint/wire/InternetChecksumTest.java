package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class InternetChecksumTest {
  @Test
  void sumsTheExampleOfRfc1071() {
    byte[] example = HexFormat.of().parseHex("0001f203f4f5f6f7");

    assertThat(InternetChecksum.of(example, 0, 8)).isEqualTo(~0xddf2 & 0xffff);
  }

  @Test
  void oddLastOctetIsPaddedBehind() {
    byte[] odd = HexFormat.of().parseHex("0001f2ff");

    assertThat(InternetChecksum.of(odd, 0, 3)).isEqualTo(~0xf201 & 0xffff);
  }

  @Test
  void doesNotOverflowOverTheLongestDatagram() {
    var ones = new byte[65535];
    Arrays.fill(ones, (byte) 0xff);

    assertThat(InternetChecksum.of(ones, 0, 65534)).isZero();
    assertThat(InternetChecksum.of(ones, 0, 65535)).isEqualTo(0xff);
  }

  @Test
  void addressesCountAsUnsigned() {
    assertThat(InternetChecksum.ofTransport(-1, -1, 0, new byte[0], 0, 0)).isZero();
  }
}
