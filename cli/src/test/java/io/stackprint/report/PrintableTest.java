package io.stackprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
  @ParameterizedTest
  @CsvSource({
    "1b, \\x1b",
    "0, \\x00",
    "a, \\x0a",
    "9, \\x09",
    "7f, \\x7f",
    "9b, \\x9b",
    "ad, \\xad",
    "202e, \\u202e",
    "2028, \\u2028",
    "feff, \\ufeff",
    "d800, \\ud800",
    "e000, \\ue000",
    "e0001, \\u{e0001}",
    "10ffff, \\u{10ffff}"
  })
  void whatATerminalWouldObeyIsShown(String codePoint, String shown) {
    String text = Character.toString(Integer.parseInt(codePoint, 16));
    assertThat(Printable.line("a" + text + "b")).isEqualTo("a" + shown + "b");
  }

  @Test
  void whatATerminalShowsStays() {
    String text = "Acme \\ RouterOS (7.1) \u00fc \u4e16 \ud83d\ude80";
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  @Test
  void noCodePointGetsThrough() {
    IntStream escaping =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> !Samples.isVisible(Printable.line(Character.toString(c))));
    assertThat(escaping).isEmpty();
    assertThat(IntStream.range(0, 0xa0).filter(Character::isISOControl))
        .isNotEmpty()
        .noneMatch(Printable::isVisible);
  }
}
