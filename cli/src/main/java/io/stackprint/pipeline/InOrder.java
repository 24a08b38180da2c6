package io.stackprint.pipeline;

import io.stackprint.record.HostRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts host records back into the order in which their observations ended: partitions and tasks
 * overtake one another.
 */
final class InOrder {
  private final Consumer<HostRecord> hosts;
  private final Deque<String> expected = new ArrayDeque<>();
  private final Map<String, HostRecord> early = new HashMap<>();

  InOrder(Consumer<HostRecord> hosts) {
    this.hosts = hosts;
  }

  /** The next observation in the order. */
  void expect(String observation) {
    expected.add(observation);
  }

  /** A host record, in any order; those whose turn has come go out. */
  void arrived(HostRecord host) {
    early.put(host.getObservation(), host);
    while (!expected.isEmpty() && early.containsKey(expected.peek())) {
      hosts.accept(early.remove(expected.remove()));
    }
  }

  /** How many are still to come. */
  int missing() {
    return expected.size();
  }
}
