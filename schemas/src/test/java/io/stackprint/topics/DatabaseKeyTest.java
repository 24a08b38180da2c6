package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"manifest", "1/00000042", "999999999999999999/local 7"})
  void printsWhatItWasParsedFrom(String text) {
    assertThat(DatabaseKey.parse(text)).hasToString(text);
  }

  @Test
  void tellsEntriesFromTheManifest() {
    assertThat(DatabaseKey.parse("manifest")).isEqualTo(new DatabaseKey.Manifest());
    assertThat(DatabaseKey.parse("3/00000042")).isEqualTo(new DatabaseKey.Reference(3, "00000042"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Manifest",
        "1",
        "/1",
        "0/1",
        "01/1",
        "-1/1",
        "1/",
        "1/a/b",
        "1/\n",
        "1000000000000000000/1"
      })
  void refusesEverythingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseKey.parse(text));
  }
}
