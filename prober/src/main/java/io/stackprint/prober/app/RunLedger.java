package io.stackprint.prober.app;

import io.stackprint.prober.request.Network;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Which runs of a batch are done: those all of whose addresses have ended. Offsets can be committed
 * up to the first run of the partition that is not. Safe for several threads.
 */
final class RunLedger {
  private final Map<TopicPartition, Deque<Entry>> entries = new HashMap<>(); // by offset, ascending
  private final Map<Integer, Entry> byNetwork = new HashMap<>();
  private boolean closed;

  private static final class Entry {
    private final long offset;
    private final BitSet missing; // last octets

    Entry(long offset, BitSet missing) {
      this.offset = offset;
      this.missing = missing;
    }
  }

  /** Adds a run; offsets of a partition come ascending, networks once. */
  synchronized void add(TopicPartition partition, long offset, Network network) {
    var entry = new Entry(offset, network.hosts());
    entries.computeIfAbsent(partition, any -> new ArrayDeque<>()).add(entry);
    if (network.size() > 0) {
      byNetwork.put(network.first(), entry);
    }
  }

  /** Says that an address, in network order, has ended. */
  synchronized void ended(int address) {
    Entry entry = byNetwork.get(Network.firstOf(address));
    if (entry != null && !closed) {
      entry.missing.clear(address & 0xff);
    }
  }

  /** From now on nothing counts as ended: what ends now was broken off. */
  synchronized void close() {
    closed = true;
  }

  /** Whether nothing counts as ended any longer. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** The offset to go on from, for each partition where that has changed since the last call. */
  synchronized Map<TopicPartition, Long> advance() {
    Map<TopicPartition, Long> done = new HashMap<>();
    entries.forEach(
        (partition, runs) -> {
          while (!runs.isEmpty() && runs.peek().missing.isEmpty()) {
            done.put(partition, runs.remove().offset + 1);
          }
        });
    return done;
  }
}
