package io.stackprint.matcher.stream;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The records of {@code os-db} that this instance refused, since it started: its global thread
 * finds them, its tasks write their letters. They stay here: a task that writes them may fail
 * before that is committed, and begins again. Safe for many threads.
 */
final class RefusedEntries {
  private final Map<Integer, ConcurrentNavigableMap<Long, RefusedEntry>> byPartition =
      new ConcurrentHashMap<>(); // then by offset

  void add(RefusedEntry entry) {
    byPartition
        .computeIfAbsent(entry.place().partition(), any -> new ConcurrentSkipListMap<>())
        .put(entry.place().offset(), entry);
  }

  /** Those of a partition behind an offset, in order. */
  Collection<RefusedEntry> after(int partition, long offset) {
    ConcurrentNavigableMap<Long, RefusedEntry> entries = byPartition.get(partition);
    return entries == null ? List.of() : entries.tailMap(offset, false).values();
  }
}
