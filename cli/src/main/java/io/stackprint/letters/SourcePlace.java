package io.stackprint.letters;

/**
 * Where a refused record stood.
 *
 * @param topic its whole name
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record SourcePlace(String topic, int partition, long offset) {
  /** As Kafka's tools write it: {@code topic-partition@offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
