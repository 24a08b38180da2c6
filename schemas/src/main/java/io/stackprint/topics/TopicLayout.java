package io.stackprint.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How topics are spread over a cluster.
 *
 * @param partitions partitions of each topic, 1 or more: the same along the whole chain, so that a
 *     host stays in one
 * @param replicationFactor copies of each record, 1 or more
 * @param expire whether records are deleted when their time is over. Time counts from the packets'
 *     own time, so a replay of an old capture must not expire: its evidence would be deleted as
 *     soon as it is written.
 */
public record TopicLayout(int partitions, short replicationFactor, boolean expire) {
  /** For one broker on one machine: few partitions, one copy, nothing expires. */
  public static final TopicLayout ONE_MACHINE = new TopicLayout(2, (short) 1, false);

  private static final String FOR_EVER = "-1";

  /** With so many copies one broker may be away, and two still hold what is acknowledged. */
  private static final int SAFE_COPIES = 3;

  /** The configuration of a topic, as far as it matters to us. */
  Map<String, String> config(Kept kept) {
    var config = new HashMap<>(kept.config());
    // Time is the packets' own, whatever the clock of the machine that captured them said.
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
    if (replicationFactor >= SAFE_COPIES) {
      config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    if (!expire) {
      config.replace(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
    }
    return config;
  }
}
