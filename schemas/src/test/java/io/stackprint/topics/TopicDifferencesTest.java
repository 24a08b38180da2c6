package io.stackprint.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class TopicDifferencesTest {
  private static final Map<String, String> WEEK =
      Map.of("cleanup.policy", "delete", "retention.ms", "604800000");

  @Test
  void nothingDiffersFromItself() {
    assertThat(differences(6, WEEK)).isEmpty();
  }

  @Test
  void otherPolicyAndPartitionsAreNamed() {
    assertThat(differences(3, Map.of("cleanup.policy", "compact", "retention.ms", "604800000")))
        .containsExactly(
            "partitions is 3, should be 6", "cleanup.policy is compact, should be delete");
  }

  @Test
  void keepingLongerIsAsGoodAndShorterIsNot() {
    assertThat(differences(6, Map.of("cleanup.policy", "delete", "retention.ms", "-1"))).isEmpty();
    assertThat(differences(6, Map.of("cleanup.policy", "delete", "retention.ms", "604800001")))
        .isEmpty();
    assertThat(differences(6, Map.of("cleanup.policy", "delete", "retention.ms", "3600000")))
        .containsExactly("retention.ms is 3600000, should be 604800000");
  }

  @Test
  void evidenceThatMustStayForEverMayNotExpire() {
    Config actual = config(Map.of("retention.ms", "604800000"));

    assertThat(TopicDifferences.of(1, actual, 1, Map.of("retention.ms", "-1")))
        .containsExactly("retention.ms is 604800000, should be -1");
  }

  private static List<String> differences(int partitions, Map<String, String> actual) {
    return TopicDifferences.of(partitions, config(actual), 6, WEEK);
  }

  private static Config config(Map<String, String> entries) {
    return new Config(
        entries.entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .toList());
  }
}
