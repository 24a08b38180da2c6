package io.stackprint.matcher.generation;

import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to write to one layer so that it becomes what is wanted. Generations are never changed: each
 * new state is a generation of its own, and its manifest comes after its entries.
 */
public final class LayerEdits {
  private static final String OVERLAY_SOURCE = "local overlay";

  private final DatabaseLayer layer;
  private final StoredLayer stored;
  private final long nowMillis;

  /**
   * Edits of a layer.
   *
   * @param database as it is before the edit
   * @param nowMillis milliseconds since the Unix epoch
   */
  public LayerEdits(DatabaseLayer layer, StoredDatabase database, long nowMillis) {
    this.layer = layer;
    this.stored = database.layer(layer);
    this.nowMillis = nowMillis;
  }

  /** A generation that holds this source, whole, if there is one. */
  public Optional<StoredGeneration> holding(OsDatabase database) {
    return stored.generations().stream()
        .filter(one -> one.manifest().getSourceDigest().equals(database.sourceDigest()))
        .filter(one -> one.manifest().getSource().equals(database.source()))
        .filter(StoredGeneration::isWhole)
        .reduce((earlier, later) -> later);
  }

  /**
   * Adds a database as the next generation of the base, unless there is one that holds it.
   *
   * @param activate whether it becomes active; one that is there already does, too
   */
  public DatabaseEdit importing(OsDatabase database, boolean activate) {
    Optional<StoredGeneration> same = holding(database);
    if (same.isPresent()) {
      return activate ? activating(same.get()) : DatabaseEdit.NOTHING;
    }
    long number = stored.lastNumber() + 1;
    List<ReferenceFingerprint> entries = DatabaseRecords.toRecords(database, number);
    DatabaseManifest staged = DatabaseRecords.manifest(database, number, entries, nowMillis);
    return adding(entries, staged, activate);
  }

  /** Makes these the entries of the overlay; their generation is set here. */
  public DatabaseEdit overlaying(List<ReferenceFingerprint> entries) {
    long number = stored.lastNumber() + 1;
    List<ReferenceFingerprint> numbered =
        entries.stream()
            .map(entry -> ReferenceFingerprint.newBuilder(entry).setGeneration(number).build())
            .toList();
    String digest = DatabaseRecords.digest(numbered);
    DatabaseManifest staged =
        DatabaseManifest.newBuilder()
            .setLayer(layer)
            .setGeneration(number)
            .setCount(numbered.size())
            .setDigest(digest)
            .setMatchPoints(List.of())
            .setSource(OVERLAY_SOURCE)
            .setSourceDigest(digest)
            .setImportedAtMillis(nowMillis)
            .build();
    return adding(numbered, staged, true);
  }

  /** Makes a generation active, unless it is. */
  public DatabaseEdit activating(StoredGeneration generation) {
    return stored.isNamedActive(generation)
        ? DatabaseEdit.NOTHING
        : new DatabaseEdit(activation(generation.manifest()));
  }

  private DatabaseEdit adding(
      List<ReferenceFingerprint> entries, DatabaseManifest staged, boolean activate) {
    List<DatabaseEdit.Write> writes = new ArrayList<>();
    entries.forEach(entry -> writes.add(DatabaseEdit.Write.of(DatabaseRecord.of(entry))));
    if (activate) {
      writes.addAll(activation(staged));
    } else {
      writes.add(DatabaseEdit.Write.of(DatabaseRecord.of(staged)));
    }
    return new DatabaseEdit(writes);
  }

  private List<DatabaseEdit.Write> activation(DatabaseManifest manifest) {
    DatabaseRecord active =
        DatabaseRecord.of(
            DatabaseManifest.newBuilder(manifest)
                .setActivation(stored.lastActivation() + 1)
                .setActivatedAtMillis(nowMillis)
                .build());
    return List.of(
        DatabaseEdit.Write.of(active),
        new DatabaseEdit.Write(new DatabaseKey.Active(layer), Optional.of(active)));
  }

  /**
   * Removes the generations that nobody needs any more: those that have not been active for the
   * grace, or were staged that long ago and never became it. The active one and the one that would
   * count without it always stay.
   */
  public DatabaseEdit pruning(Duration grace) {
    List<StoredGeneration> needed =
        stored.candidates().stream().filter(StoredGeneration::isWhole).limit(2).toList();
    List<DatabaseEdit.Write> writes = new ArrayList<>();
    stored.generations().stream()
        .filter(one -> needed.stream().noneMatch(other -> other.number() == one.number()))
        .filter(one -> unusedSinceMillis(one) <= nowMillis - grace.toMillis())
        .forEach(one -> writes.addAll(tombstones(one)));
    return new DatabaseEdit(writes);
  }

  /** When another generation took over; for a staged one, when it came. */
  private long unusedSinceMillis(StoredGeneration generation) {
    if (generation.isStaged()) {
      return generation.manifest().getImportedAtMillis();
    }
    return stored.generations().stream()
        .map(StoredGeneration::manifest)
        .filter(other -> other.getActivation() > generation.manifest().getActivation())
        .mapToLong(DatabaseManifest::getActivatedAtMillis)
        .min()
        .orElse(nowMillis);
  }

  private List<DatabaseEdit.Write> tombstones(StoredGeneration generation) {
    List<DatabaseEdit.Write> writes = new ArrayList<>();
    writes.add(DatabaseEdit.Write.tombstone(new DatabaseKey.Manifest(layer, generation.number())));
    generation
        .entries()
        .forEach(entry -> writes.add(DatabaseEdit.Write.tombstone(DatabaseRecord.of(entry).key())));
    return writes;
  }
}
