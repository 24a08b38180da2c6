package io.stackprint.fingerprinter.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.NmapProfile;
import io.stackprint.wire.IcmpBuilder;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.Ipv4Builder;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import io.stackprint.wire.UdpBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpAttributesTest {
  private static final Rules P93 = new Rules(NmapProfile.NMAP_7_93, false);
  private static final Rules P99 = Rules.DEFAULT;

  @Test
  void faithfulQuoteIsGoodThroughout() {
    assertThat(line(0, 328, quote -> {}, P99))
        .isEqualTo("U1(IPL=164%UN=0%RIPL=G%RID=G%RIPCK=G%RUCK=G%RUD=G)");
  }

  @Test
  void unusedFieldIsCutTo16BitsIn793() {
    assertThat(line(0x12340005L, 328, quote -> {}, P93)).contains("UN=5%");
    assertThat(line(0x12340005L, 328, quote -> {}, P99)).contains("UN=12340005%");
  }

  @Test
  void changedFieldsShowWhatCame() {
    String line =
        line(
            0,
            328,
            quote -> {
              quote[2] = 0x01; // total length 340
              quote[3] = 0x54;
              quote[4] = 0x42; // id in the wrong byte order
              quote[5] = 0x10;
              quote[26] = 0; // UDP checksum
              quote[27] = 0;
              quote[200] = 'D';
            },
            P99);

    assertThat(line).isEqualTo("U1(IPL=164%UN=0%RIPL=154%RID=4210%RIPCK=I%RUCK=0%RUD=I)");
  }

  @Test
  void quotedChecksumOfZeroIsItsOwnCase() {
    assertThat(
            line(
                0,
                328,
                quote -> {
                  quote[10] = 0;
                  quote[11] = 0;
                },
                P99))
        .contains("RIPCK=Z");
  }

  @Test
  void quotedChecksumIsComparedWithTheHeaderAsReturned() {
    // The TTL went down on the way and the checksum with it: still good.
    assertThat(
            line(
                0,
                328,
                quote -> {
                  quote[8]--;
                  quote[10]++; // RFC 1624: TTL is the upper octet of its word
                },
                P99))
        .contains("RIPCK=G");
  }

  @Test
  void quoteWithoutDataIsGood() {
    assertThat(line(0, 28, quote -> {}, P99)).contains("IPL=38%").endsWith("RUD=G)");
  }

  @Test
  void otherMessagesAreNoPortUnreachable() {
    var quote = OctetString.copyOf(probe());

    assertThat(PortUnreachable.of(view(new IcmpBuilder(3, 2, 0, quote)))).isEmpty();
    assertThat(PortUnreachable.of(view(new IcmpBuilder(11, 3, 0, quote)))).isEmpty();
    assertThat(PortUnreachable.of(view(new IcmpBuilder(3, 3, 0, OctetString.EMPTY)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, true, Y", "true, false, S", "false, false, N", "false, true, O"})
  void dontFragmentOfTheEchoReplies(boolean first, boolean second, String shown) {
    assertThat(EchoAttributes.dontFragment(echo(first, 0), echo(second, 0))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, Z", "9, 0, S", "9, 9, 9", "26, 26, 1A", "0, 9, O", "8, 0, O"})
  void codesOfTheEchoReplies(int first, int second, String shown) {
    assertThat(
            EchoAttributes.codes(
                IcmpView.checked(echo(true, first)), IcmpView.checked(echo(true, second))))
        .isEqualTo(shown);
  }

  private static String line(long unused, int length, Consumer<byte[]> change, Rules rules) {
    byte[] quote = probe();
    int checksum = Byte.toUnsignedInt(quote[26]) << 8 | Byte.toUnsignedInt(quote[27]);
    change.accept(quote);
    var body = OctetString.copyOf(Arrays.copyOf(quote, length));
    var values = new EnumMap<Attribute, String>(Attribute.class);
    PortUnreachable.of(view(new IcmpBuilder(3, 3, unused, body)))
        .orElseThrow()
        .addTo(values, checksum, rules);
    return new TestLine(TestName.U1, values).text();
  }

  private static byte[] probe() {
    return Ipv4Builder.between(1, 2)
        .ttl(60)
        .ipId(0x1042)
        .emit(new UdpBuilder(50_000, 31_000, OctetString.filled('C', 300)));
  }

  private static Ipv4View echo(boolean dontFragment, int code) {
    return Ipv4View.checked(
        Ipv4Builder.between(2, 1)
            .dontFragment(dontFragment)
            .emit(IcmpBuilder.echoReply(code, 1, 295, OctetString.filled(0, 120))));
  }

  private static Ipv4View view(IcmpBuilder message) {
    return Ipv4View.checked(Ipv4Builder.between(2, 1).emit(message));
  }
}
