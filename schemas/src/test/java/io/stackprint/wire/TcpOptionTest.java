package io.stackprint.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.wire.TcpOption.EndOfOptionList;
import io.stackprint.wire.TcpOption.MaximumSegmentSize;
import io.stackprint.wire.TcpOption.NoOperation;
import io.stackprint.wire.TcpOption.Sack;
import io.stackprint.wire.TcpOption.SackPermitted;
import io.stackprint.wire.TcpOption.Timestamps;
import io.stackprint.wire.TcpOption.Unknown;
import io.stackprint.wire.TcpOption.Unreadable;
import io.stackprint.wire.TcpOption.WindowScale;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpOptionTest {
  private static final List<TcpOption> ONE_OF_EACH =
      List.of(
          new MaximumSegmentSize(0xfedc),
          new WindowScale(255),
          new SackPermitted(),
          new NoOperation(),
          new Timestamps(0xfedcba98L, 0xffffffffL),
          new Sack(List.of(new Sack.Block(1, 0xffffffffL), new Sack.Block(0x80000000L, 0))),
          new Unknown(253, OctetString.ofHex("f989")),
          new Unknown(2, OctetString.ofHex("05")),
          new EndOfOptionList(),
          new Unreadable(OctetString.ofHex("fe09aa")));

  @Test
  void parseOfEmitIsTheValue() {
    assertThat(TcpOption.parse(TcpOption.emit(ONE_OF_EACH))).isEqualTo(ONE_OF_EACH);
  }

  @Test
  void emitsTheOctetsOfTheRfcs() {
    assertThat(OctetString.copyOf(TcpOption.emit(ONE_OF_EACH)))
        .hasToString(
            "0204fedc"
                + "0303ff"
                + "0402"
                + "01"
                + "080afedcba98ffffffff"
                + "051200000001ffffffff8000000000000000"
                + "fd04f989"
                + "020305"
                + "00"
                + "fe09aa");
  }

  @Test
  void readsOnBehindEndOfOptionList() {
    assertThat(TcpOption.parse(OctetString.ofHex("00020405b4").toArray()))
        .containsExactly(new EndOfOptionList(), new MaximumSegmentSize(1460));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08", "0900", "0901", "02ff", "0503"})
  void keepsWhatIsNoOption(String hex) {
    assertThat(TcpOption.parse(OctetString.ofHex(hex).toArray()))
        .containsExactly(new Unreadable(OctetString.ofHex(hex)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void emitOfParseIsTheOctets(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var area = new byte[random.nextInt(41)];
      random.nextBytes(area);
      for (int at = 0; at < area.length; at++) {
        area[at] = random.nextBoolean() ? (byte) random.nextInt(12) : area[at];
      }
      assertThat(TcpOption.emit(TcpOption.parse(area))).as("seed %s", seed).isEqualTo(area);
    }
  }
}
