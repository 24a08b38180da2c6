package io.stackprint.topics;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One topic of the catalogue as it should be, and as it is.
 *
 * @param name its whole name
 * @param partitions how many it should have
 * @param replicationFactor copies of each record that a new one gets
 * @param config its configuration as it should be, where that matters
 * @param found how many partitions it has, empty if it does not exist
 * @param differences what would lose or mix up records, each a phrase: what it is, what it should
 *     be
 */
public record TopicState(
    String name,
    int partitions,
    short replicationFactor,
    Map<String, String> config,
    Optional<Integer> found,
    List<String> differences) {
  /** Copies what is in it. */
  public TopicState {
    config = Map.copyOf(config);
    differences = List.copyOf(differences);
  }

  /** Whether it is there. */
  public boolean exists() {
    return found.isPresent();
  }
}
