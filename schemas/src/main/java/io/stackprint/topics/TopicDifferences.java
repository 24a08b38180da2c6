package io.stackprint.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/** What differs between a topic as it is and as it should be, and cannot be left so. */
final class TopicDifferences {
  private static final long FOR_EVER = -1;

  private TopicDifferences() {}

  /**
   * The differences, each a phrase.
   *
   * @param found partitions that it has
   * @param actual its configuration
   * @param wanted partitions that it should have
   * @param config configuration that it should have; a longer retention is as good
   */
  static List<String> of(int found, Config actual, int wanted, Map<String, String> config) {
    List<String> differences = new ArrayList<>();
    if (found != wanted) {
      differences.add("partitions is " + found + ", should be " + wanted);
    }
    new TreeMap<>(config)
        .forEach(
            (name, should) -> {
              ConfigEntry entry = actual.get(name);
              String is = entry == null ? "not known" : String.valueOf(entry.value());
              if (!isAsGood(name, is, should)) {
                differences.add(name + " is " + is + ", should be " + should);
              }
            });
    return differences;
  }

  private static boolean isAsGood(String name, String is, String should) {
    return switch (name) {
      case TopicConfig.RETENTION_MS_CONFIG -> keepsAsLong(is, should);
      // Kept by the operator's own judgement once the topic is there.
      case TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG -> true;
      default -> is.equals(should);
    };
  }

  private static boolean keepsAsLong(String is, String should) {
    if (!is.matches("-?[0-9]{1,18}|9223372036854775807")) {
      return false;
    }
    long millis = Long.parseLong(is);
    return millis == FOR_EVER
        || (Long.parseLong(should) != FOR_EVER && millis >= Long.parseLong(should));
  }
}
