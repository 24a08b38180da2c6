package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OctetStringTest {
  @Test
  void isAValueOfItsOwn() {
    byte[] source = {1, (byte) 0xff};
    OctetString copy = OctetString.copyOf(source);
    source[0] = 9;
    copy.toArray()[1] = 9;

    assertThat(copy).hasToString("01ff").isEqualTo(OctetString.ofHex("01FF"));
    assertThat(copy).hasSameHashCodeAs(OctetString.ofHex("01ff"));
    assertThat(copy.octet(1)).isEqualTo(255);
    assertThat(OctetString.filled(0x43, 3)).hasToString("434343");
    assertThat(OctetString.copyOf(new byte[] {1, 2, 3}, 1, 2)).hasToString("02");
  }
}
