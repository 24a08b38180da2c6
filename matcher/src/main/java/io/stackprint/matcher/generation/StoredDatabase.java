package io.stackprint.matcher.generation;

import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest record of each key of the topic {@code os-db}.
 *
 * <p>Not thread safe. A record whose key names another generation than the record does is left out
 * of the layers.
 */
public final class StoredDatabase {
  private final Map<DatabaseKey, DatabaseRecord> records = new HashMap<>();

  /** Takes the next record of the topic; null removes the key. */
  public void put(DatabaseKey key, @Nullable DatabaseRecord value) {
    if (value == null) {
      records.remove(key);
    } else {
      records.put(key, value);
    }
  }

  /** Takes all that an edit writes. */
  public void apply(DatabaseEdit edit) {
    edit.writes().forEach(write -> put(write.key(), write.value().orElse(null)));
  }

  /** One layer, as of now. */
  public StoredLayer layer(DatabaseLayer layer) {
    var manifests = new TreeMap<Long, DatabaseManifest>();
    var entries = new TreeMap<Long, SortedMap<String, ReferenceFingerprint>>();
    records.forEach(
        (key, value) -> {
          if (key.layer() == layer && key.equals(value.key())) {
            value.either(
                entry ->
                    entries
                        .computeIfAbsent(entry.getGeneration(), any -> new TreeMap<>())
                        .put(entry.getId(), entry),
                manifest -> manifests.put(manifest.getGeneration(), manifest));
          }
        });
    return new StoredLayer(pointer(layer).orElse(null), manifests, entries);
  }

  private Optional<DatabaseManifest> pointer(DatabaseLayer layer) {
    return Optional.ofNullable(records.get(new DatabaseKey.Active(layer)))
        .flatMap(StoredDatabase::manifest)
        .filter(manifest -> manifest.getLayer() == layer);
  }

  private static Optional<DatabaseManifest> manifest(DatabaseRecord record) {
    return record.either(entry -> Optional.empty(), Optional::of);
  }
}
