package io.stackprint.topics;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * A topic and how its records are written.
 *
 * @param name its whole name, prefix included
 * @param key how keys are written; safe for many threads
 * @param value how values are written; safe for many threads
 * @param kept how long it keeps its records
 */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value, Kept kept) {
  /** How a topology reads it. Only for services that have Kafka Streams on their class path. */
  public Consumed<K, V> consumed() {
    return Consumed.with(key, value);
  }

  /** How a topology writes it. Only for services that have Kafka Streams on their class path. */
  public Produced<K, V> produced() {
    return Produced.with(key, value);
  }
}
