package io.stackprint.matcher.compile;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Values for keys that were asked for lately, a fixed number of them.
 *
 * <p>A key has a few places that it shares with others, and drives out whichever of these was not
 * asked for the longest. Thread safe without locks: entries are immutable, and any of them may be
 * lost.
 */
final class Recent<K, V> {
  private static final int MOST_WAYS = 8;

  private final int ways; // places of a set
  private final int sets;
  private final AtomicReferenceArray<@Nullable Entry<K, V>> places; // [set * ways …], latest first

  private record Entry<K, V>(int hash, K key, V value) {
    boolean isOf(int otherHash, K otherKey) {
      return hash == otherHash && key.equals(otherKey);
    }
  }

  /**
   * An empty one.
   *
   * @param capacity how many values it holds at most, 0 or more
   */
  Recent(int capacity) {
    ways = Math.min(MOST_WAYS, capacity);
    sets = ways == 0 ? 0 : capacity / ways;
    places = new AtomicReferenceArray<>(sets * ways);
  }

  /** True when it holds nothing, ever. */
  boolean isNothing() {
    return sets == 0;
  }

  /** The value of a key, unless it was driven out. */
  Optional<V> find(K key) {
    if (isNothing()) {
      return Optional.empty();
    }
    int hash = key.hashCode();
    int first = first(hash);
    for (int way = 0; way < ways; way++) {
      Entry<K, V> entry = places.get(first + way);
      if (entry != null && entry.isOf(hash, key)) {
        putFirst(entry, first, way);
        return Optional.of(entry.value);
      }
    }
    return Optional.empty();
  }

  /** Remembers a value for a key that has none. */
  void add(K key, V value) {
    if (!isNothing()) {
      int hash = key.hashCode();
      putFirst(new Entry<>(hash, key, value), first(hash), ways - 1);
    }
  }

  /** Moves the entries before this way one place on, over the one that stands there. */
  private void putFirst(Entry<K, V> entry, int first, int way) {
    for (int at = first + way; at > first; at--) {
      places.set(at, places.get(at - 1));
    }
    places.set(first, entry);
  }

  private int first(int hash) {
    int mixed = hash * 0x9E3779B9; // its upper bits depend on all of the hash
    return Math.floorMod(mixed >> 8, sets) * ways;
  }
}
