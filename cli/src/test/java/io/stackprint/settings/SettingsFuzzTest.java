package io.stackprint.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;

/** Any text is a file of settings, each with its line, or a refusal that names file and line. */
class SettingsFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void anyTextIsSettingsOrARefusal(byte[] octets) {
    try {
      SettingsFile file = SettingsFile.parse("f", new String(octets, UTF_8).lines().toList());
      var settings = new Settings(Map.of(), Map.of(), Optional.of(file));
      for (String key : file.keys()) {
        assertThat(file.valueOf(key).text()).isEqualTo(file.valueOf(key).text().strip());
      }
      for (Setting setting : Setting.values()) {
        assertThat(settings.text(setting)).isEqualTo(file.value(setting).map(Value::text));
      }
      for (Family family : Family.values()) {
        assertThat(settings.family(family)).doesNotContainKey("");
      }
    } catch (SettingException refusal) {
      assertThat(refusal).hasMessageMatching("(?s)f:[0-9]+: .+");
    }
  }
}
