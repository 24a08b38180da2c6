package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"lab/192.0.2.1", "Büro 2/0.0.0.0", "a:b/255.255.255.255"})
  void printsWhatItWasParsedFrom(String text) {
    assertThat(HostKey.parse(text)).hasToString(text);
  }

  @Test
  void partsAreScopeAndAddress() {
    assertThat(HostKey.parse("lab/192.0.2.1")).isEqualTo(new HostKey("lab", "192.0.2.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2.1",
        "/192.0.2.1",
        "lab/",
        "lab/192.0.2",
        "lab/192.0.2.256",
        "lab/192.0.02.1",
        "lab/192.0.2.1/",
        "lab/x/192.0.2.1",
        "lab\u001b/192.0.2.1",
        "lab/::1"
      })
  void refusesWhatIsNoHost(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostKey.parse(text));
  }

  @Test
  void refusalsQuoteWhatWasFoundHarmlessly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostKey.parse("\u001b[2J" + "x".repeat(100)))
        .withMessage("not scope/address: '\\u001b[2J" + "x".repeat(76) + "…'");
  }
}
