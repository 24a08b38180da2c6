package io.stackprint.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps its records. */
public sealed interface Kept {
  /** The topic configuration that keeps them so. */
  Map<String, String> config();

  /** The latest record of each key, for ever; a null value (tombstone) removes the key. */
  record Latest() implements Kept {
    @Override
    public Map<String, String> config() {
      return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }
  }

  /**
   * Every record, for a time that counts from the record's timestamp.
   *
   * @param time at least this long
   */
  record For(Duration time) implements Kept {
    @Override
    public Map<String, String> config() {
      return Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          Long.toString(time.toMillis()));
    }
  }

  /**
   * Every record, for a time, with the reason why it is here: a letter is larger than what it
   * holds, which may be as large as a broker takes.
   *
   * @param time at least this long
   */
  record WithReason(Duration time) implements Kept {
    /** Largest record, octets: twice what a broker takes unless told otherwise. */
    public static final int LARGEST_OCTETS = 2 << 20;

    @Override
    public Map<String, String> config() {
      var config = new HashMap<>(new For(time).config());
      config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_OCTETS));
      return config;
    }
  }
}
