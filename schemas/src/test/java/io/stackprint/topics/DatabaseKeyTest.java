package io.stackprint.topics;

import static io.stackprint.record.DatabaseLayer.BASE;
import static io.stackprint.record.DatabaseLayer.OVERLAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest",
        "1/00000042",
        "1/manifest",
        "999999999999999999/local 7",
        "overlay-manifest",
        "overlay-3/manifest",
        "overlay-3/local-0001"
      })
  void printsWhatItWasParsedFrom(String text) {
    assertThat(DatabaseKey.parse(text)).hasToString(text);
  }

  @Test
  void tellsEntriesFromManifestsAndLayersFromOneAnother() {
    assertThat(DatabaseKey.parse("manifest")).isEqualTo(new DatabaseKey.Active(BASE));
    assertThat(DatabaseKey.parse("3/manifest")).isEqualTo(new DatabaseKey.Manifest(BASE, 3));
    assertThat(DatabaseKey.parse("3/00000042"))
        .isEqualTo(new DatabaseKey.Reference(BASE, 3, "00000042"));
    assertThat(DatabaseKey.parse("overlay-3/local-0001"))
        .isEqualTo(new DatabaseKey.Reference(OVERLAY, 3, "local-0001"));
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
        "overlay-",
        "overlay-overlay-manifest",
        "overlay-0/manifest",
        "1000000000000000000/1"
      })
  void refusesEverythingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseKey.parse(text));
  }
}
