package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.topics.RegistryConfig.Address;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryConfigTest {
  @Test
  void readsConfluentsProperties() {
    var config =
        RegistryConfig.of(
            Map.of(
                "schema.registry.url", "http://a:8081/, https://b/apis/ccompat/v7",
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "me:secret",
                "auto.register.schemas", "false",
                "http.connect.timeout.ms", "1",
                "http.read.timeout.ms", 2,
                "max.retries", "0",
                "retries.wait.ms", "4",
                "bootstrap.servers", "not looked at"));

    assertThat(config.addresses())
        .containsExactly(
            new Address(URI.create("http://a:8081"), Optional.of("me:secret")),
            new Address(URI.create("https://b/apis/ccompat/v7"), Optional.of("me:secret")));
    assertThat(config.autoRegister()).isFalse();
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofMillis(1));
    assertThat(config.readTimeout()).isEqualTo(Duration.ofMillis(2));
    assertThat(config.retries()).isZero();
    assertThat(config.retryWait()).isEqualTo(Duration.ofMillis(4));
  }

  @Test
  void registersSchemasUnlessToldOtherwise() {
    assertThat(RegistryConfig.of(URI.create("http://a")).autoRegister()).isTrue();
  }

  @Test
  void requiresAnAddress() {
    assertThatThrownBy(() -> RegistryConfig.of(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage("schema.registry.url is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "schema.registry.url, localhost:8081, must start with http:// or https://",
    "schema.registry.url, ftp://a, must start with http:// or https://",
    "schema.registry.url, 'http://a,', must start with http:// or https://",
    "schema.registry.url, http://a b, is no address",
    "basic.auth.credentials.source, SASL_INHERIT, must be URL or USER_INFO",
    "basic.auth.credentials.source, USER_INFO, basic.auth.user.info is missing",
    "auto.register.schemas, maybe, must be true or false",
    "use.latest.version, true, records are always written with the schema they were compiled with",
    "http.read.timeout.ms, 1s, must be a whole number",
    "max.retries, -1, must be a whole number"
  })
  void refusesWhatItCannotDo(String name, String value, String reason) {
    var properties = new HashMap<>(Map.of("schema.registry.url", "http://a"));
    properties.put(name, value);

    assertThatThrownBy(() -> RegistryConfig.of(properties))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void keepsThePasswordOutOfItsText() {
    var config =
        RegistryConfig.of(
            Map.of(
                "schema.registry.url", "http://you:secret@a,http://b",
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "me:secret"));

    assertThat(config.toString()).contains("http://a").doesNotContain("secret");
  }
}
