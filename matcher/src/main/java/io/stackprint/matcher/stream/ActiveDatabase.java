package io.stackprint.matcher.stream;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.CompiledMatcher;
import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.RecordOctets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generation of the OS database that is matched against, compiled once and shared by all tasks
 * of this JVM.
 *
 * <p>A generation becomes active when its manifest is there, and the entries are as many as it says
 * and have its digest. A manifest that does not agree with the entries is refused, once per
 * manifest in the log, and the generation before stays active: a database that is half loaded, or
 * half removed, never matches anything.
 */
final class ActiveDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveDatabase.class);

  private final Rules rules;
  private volatile @Nullable Loaded loaded;
  private @Nullable DatabaseManifest refused;

  private record Loaded(DatabaseManifest manifest, HostClassifier classifier) {}

  ActiveDatabase(Rules rules) {
    this.rules = rules;
  }

  /** What matches against the active generation, as of the last refresh. */
  Optional<HostClassifier> current() {
    return Optional.ofNullable(loaded).map(Loaded::classifier);
  }

  /** Looks whether another generation has become active, and compiles it. */
  synchronized Optional<HostClassifier> refresh(
      ReadOnlyKeyValueStore<DatabaseKey, ValueAndTimestamp<DatabaseRecord>> entries) {
    manifestIn(entries).filter(this::isNew).ifPresent(manifest -> load(manifest, entries));
    return current();
  }

  private static Optional<DatabaseManifest> manifestIn(
      ReadOnlyKeyValueStore<DatabaseKey, ValueAndTimestamp<DatabaseRecord>> entries) {
    return Optional.ofNullable(entries.get(new DatabaseKey.Manifest()))
        .map(ValueAndTimestamp::value)
        .flatMap(value -> value.either(reference -> Optional.empty(), Optional::of));
  }

  private boolean isNew(DatabaseManifest manifest) {
    Loaded now = loaded;
    return now == null || !now.manifest().equals(manifest);
  }

  private void load(
      DatabaseManifest manifest,
      ReadOnlyKeyValueStore<DatabaseKey, ValueAndTimestamp<DatabaseRecord>> entries) {
    List<ReferenceFingerprint> records = entriesOf(manifest.getGeneration(), entries);
    String digest = DatabaseRecords.digest(records, RecordOctets::of);
    if (records.size() == manifest.getCount() && digest.equals(manifest.getDigest())) {
      OsDatabase database = DatabaseRecords.fromRecords(manifest, records);
      loaded = new Loaded(manifest, classifier(database, manifest.getGeneration()));
      LOG.info(
          "database generation {} is active: {} entries", manifest.getGeneration(), records.size());
    } else if (!manifest.equals(refused)) {
      refused = manifest;
      LOG.warn(
          "database generation {} is not used: its manifest says {} entries with digest {}, found {} with {}",
          manifest.getGeneration(),
          manifest.getCount(),
          manifest.getDigest(),
          records.size(),
          digest);
    }
  }

  private HostClassifier classifier(OsDatabase database, long generation) {
    return new HostClassifier(new CompiledMatcher(database, rules), database, generation, rules);
  }

  /** The entries of one generation, in the order of their ids. */
  private static List<ReferenceFingerprint> entriesOf(
      long generation,
      ReadOnlyKeyValueStore<DatabaseKey, ValueAndTimestamp<DatabaseRecord>> entries) {
    List<ReferenceFingerprint> found = new ArrayList<>();
    try (KeyValueIterator<DatabaseKey, ValueAndTimestamp<DatabaseRecord>> all = entries.all()) {
      while (all.hasNext()) {
        KeyValue<DatabaseKey, ValueAndTimestamp<DatabaseRecord>> next = all.next();
        if (next.key instanceof DatabaseKey.Reference key && key.generation() == generation) {
          next.value.value().either(found::add, manifest -> false);
        }
      }
    }
    return found;
  }
}
