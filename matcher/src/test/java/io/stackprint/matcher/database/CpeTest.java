package io.stackprint.matcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpeTest {

  /** The first five are examples of NISTIR 7695 §6.1.2.4 and §6.2.2.3, which show both bindings. */
  @ParameterizedTest
  @CsvSource({
    "cpe:/a:microsoft:internet_explorer:8.0.6001:beta,"
        + " cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*",
    "cpe:/a:microsoft:internet_explorer:8.%02:sp%01,"
        + " cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*",
    "cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~,"
        + " cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*",
    "cpe:/a:hp:openview_network_manager:7.51::~~~linux~~,"
        + " cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*",
    "cpe:/a:foo%5cbar:big%24money_manager_2010:::~~special~ipod_touch~80gb~,"
        + " cpe:2.3:a:foo\\\\bar:big\\$money_manager_2010:*:*:*:*:special:ipod_touch:80gb:*",
    "cpe:/o:linux:linux_kernel:2.6, cpe:2.3:o:linux:linux_kernel:2.6:*:*:*:*:*:*:*",
    "cpe:/h:acme:dg%2fux:4.11mu06, cpe:2.3:h:acme:dg\\/ux:4.11mu06:*:*:*:*:*:*:*",
    "cpe:/h:acme:tl-r478+, cpe:2.3:h:acme:tl-r478\\+:*:*:*:*:*:*:*:*",
    "cpe:/h:acme:a~b, cpe:2.3:h:acme:a\\~b:*:*:*:*:*:*:*:*",
    "cpe:/h:Acme:RX-S600, cpe:2.3:h:acme:rx-s600:*:*:*:*:*:*:*:*",
    "cpe:/o:a:b:::pro:en-us, cpe:2.3:o:a:b:*:*:pro:en-us:*:*:*:*",
    "cpe:/h, cpe:2.3:h:*:*:*:*:*:*:*:*:*:*",
  })
  void bindsAsTheStandardSays(String uri, String formatted) {
    assertThat(Cpe.formatted(uri)).contains(formatted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cpe:/",
        "cpe:2.3:o:linux",
        "linux_kernel",
        "cpe:/o:a:b:%",
        "cpe:/o:a:b:%zz",
        "cpe:/o:a:b:%41",
        "cpe:/o:a:b:x%02x",
        "cpe:/o:a:b:x%01x",
        "cpe:/o:a:b:caf\u00e9",
        "cpe:/o:a:b:c:d:e:f:g",
      })
  void refusesWhatIsNoName(String uri) {
    assertThat(Cpe.formatted(uri)).isEmpty();
  }
}
