package io.stackprint.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path dir;

  @Test
  void commandLineCountsBeforeEnvironmentAndThatBeforeFile() {
    SettingsFile file =
        file("topic.prefix=file-", "bootstrap.server=file:9092", "schema.registry=http://file");
    var environment =
        Map.of("STACKPRINT_TOPIC_PREFIX", "env-", "STACKPRINT_BOOTSTRAP_SERVER", "env:9092");
    var settings =
        new Settings(Map.of(Setting.TOPIC_PREFIX, "line-"), environment, Optional.of(file));

    assertThat(settings.text(Setting.TOPIC_PREFIX)).contains("line-");
    assertThat(settings.text(Setting.BOOTSTRAP_SERVER)).contains("env:9092");
    assertThat(settings.text(Setting.SCHEMA_REGISTRY)).contains("http://file");
    assertThat(settings.text(Setting.STATE_DIR)).isEmpty();
  }

  @Test
  void familiesAreHandedOnWithoutTheirName() {
    SettingsFile file =
        file("kafka.sasl.mechanism=PLAIN", "schema.registry.basic.auth.user.info=me:secret");
    var environment = Map.of("STACKPRINT_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
    var settings = new Settings(Map.of(), environment, Optional.of(file));

    assertThat(settings.family(Family.KAFKA))
        .containsExactly(Map.entry("sasl.mechanism", "SCRAM-SHA-512"));
    assertThat(settings.family(Family.SCHEMA_REGISTRY))
        .containsExactly(Map.entry("basic.auth.user.info", "me:secret"));
  }

  @Test
  void complaintNamesFileLineKeyAndWhatWasExpected() {
    var settings =
        new Settings(
            Map.of(), Map.of(), Optional.of(file("# layout", "", "topic.partitions = many")));

    assertThatThrownBy(() -> settings.number(Setting.TOPIC_PARTITIONS, 1, 9))
        .hasMessage(
            "my.properties:3: topic.partitions: expected a whole number from 1 to 9 but was 'many'");
  }

  @Test
  void complaintNamesTheVariable() {
    var settings =
        new Settings(Map.of(), Map.of("STACKPRINT_TOPIC_PARTITIONS", "10"), Optional.empty());

    assertThatThrownBy(() -> settings.number(Setting.TOPIC_PARTITIONS, 1, 9))
        .hasMessageStartingWith("$STACKPRINT_TOPIC_PARTITIONS: expected ");
  }

  @Test
  void missingSettingIsNamedInItsThreeSpellings() {
    var settings = new Settings(Map.of(), Map.of(), Optional.empty());

    assertThatThrownBy(() -> settings.required(Setting.SCHEMA_REGISTRY, "schemas need one"))
        .hasMessage(
            "schemas need one: give --schema-registry, $STACKPRINT_SCHEMA_REGISTRY, or"
                + " schema.registry in the file of --config");
  }

  @Test
  void unknownKeyIsRefusedWithItsLine() {
    assertThatThrownBy(() -> file("topic.prefix=a-", "topik.partitions=3"))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("my.properties:2: unknown setting 'topik.partitions': expected one")
        .hasMessageContaining("topic.partitions, ")
        .hasMessageContaining("kafka.*");
  }

  @Test
  void secondSettingOfAKeyIsRefused() {
    assertThatThrownBy(() -> file("kafka.a=1", "kafka.b=1", "kafka.a=2"))
        .hasMessage("my.properties:3: 'kafka.a' is set a second time, first on line 1");
  }

  @Test
  void linesAreCountedOverContinuedOnes() {
    SettingsFile file =
        file(
            "kafka.sasl.jaas.config = org.example.Login required \\",
            "    username=\"a\";",
            "# a comment never goes on \\",
            "topic.prefix:x-",
            "kafka.path=C:\\\\");

    assertThat(file.valueOf("kafka.sasl.jaas.config").text())
        .isEqualTo("org.example.Login required username=\"a\";");
    assertThat(file.value(Setting.TOPIC_PREFIX).orElseThrow().origin())
        .isEqualTo("my.properties:4: topic.prefix");
    assertThat(file.valueOf("kafka.path").text()).isEqualTo("C:\\");
  }

  @Test
  void secretsAreInNoText() {
    SettingsFile file = file("kafka.ssl.key.password=hush");

    assertThat(file.valueOf("kafka.ssl.key.password"))
        .hasToString("my.properties:1: kafka.ssl.key.password");
  }

  @Test
  void fileIsReadAsUtf8() throws IOException {
    Path file = Files.writeString(dir.resolve("s.properties"), "state.dir=/größe\n");

    assertThat(SettingsFile.read(file).value(Setting.STATE_DIR).orElseThrow().text())
        .isEqualTo("/größe");
  }

  private static SettingsFile file(String... lines) {
    return SettingsFile.parse("my.properties", List.of(lines));
  }
}
