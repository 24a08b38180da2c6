package io.stackprint.prober.target;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers being gathered: disjoint ranges, ends included; those that touch are joined. */
final class RangeCollector {
  private final TreeMap<Long, Long> lastOf = new TreeMap<>(); // first of a range -> its last

  /** Adds a range, and gives those parts of it to a sink that were not there before, ascending. */
  void add(long first, long last, RangeSink fresh) {
    long joinedFirst = first;
    long joinedLast = last;
    long unseen = first;
    Map.Entry<Long, Long> range = firstTouching(first);
    while (range != null && range.getKey() <= last + 1) {
      if (unseen < range.getKey()) {
        fresh.range(unseen, range.getKey() - 1);
      }
      unseen = range.getValue() + 1;
      joinedFirst = Math.min(joinedFirst, range.getKey());
      joinedLast = Math.max(joinedLast, range.getValue());
      lastOf.remove(range.getKey());
      range = lastOf.higherEntry(range.getKey());
    }
    if (unseen <= last) {
      fresh.range(unseen, last);
    }
    lastOf.put(joinedFirst, joinedLast);
  }

  private Map.@Nullable Entry<Long, Long> firstTouching(long first) {
    Map.Entry<Long, Long> before = lastOf.floorEntry(first);
    return before != null && before.getValue() >= first - 1 ? before : lastOf.ceilingEntry(first);
  }

  int size() {
    return lastOf.size();
  }

  /** Gives all ranges, ascending. */
  void forEach(RangeSink sink) {
    lastOf.forEach(sink::range);
  }
}
