package io.stackprint.matcher.generation;

import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.Reference;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.record.ReferenceFingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The local entries: what was learned on this network.
 *
 * <p>Each addition or removal is a new generation that holds all entries. Ids are never used again
 * while a generation that holds them is kept.
 */
public final class Overlay {
  private final StoredLayer stored;
  private final LayerEdits edits;
  private final long nowMillis;

  /**
   * The overlay of a database.
   *
   * @param database as it is before the edit
   * @param nowMillis milliseconds since the Unix epoch
   */
  public Overlay(StoredDatabase database, long nowMillis) {
    this.stored = database.layer(DatabaseLayer.OVERLAY);
    this.edits = new LayerEdits(DatabaseLayer.OVERLAY, database, nowMillis);
    this.nowMillis = nowMillis;
  }

  /** The entries that count, in the order in which they were learned. */
  public List<ReferenceFingerprint> entries() {
    return stored.active().map(StoredGeneration::entries).orElse(List.of());
  }

  /** An entry that says the same as this one, if there is one. */
  public Optional<ReferenceFingerprint> same(Reference entry) {
    return entries().stream()
        .filter(known -> renamed(DatabaseRecords.fromRecord(known), "").equals(renamed(entry, "")))
        .findFirst();
  }

  /**
   * A new local entry with the next free id.
   *
   * @param entry its id and line do not count
   * @param author who learned it
   * @param reason why, or from what; may be empty
   */
  public ReferenceFingerprint entry(Reference entry, String author, Optional<String> reason) {
    Reference local = renamed(entry, Reference.idOfLocal(lastId() + 1));
    return ReferenceFingerprint.newBuilder(DatabaseRecords.toRecord(local, stored.lastNumber() + 1))
        .setLayer(DatabaseLayer.OVERLAY)
        .setAuthor(author)
        .setLearnedAtMillis(nowMillis)
        .setReason(reason.orElse(null))
        .build();
  }

  private static Reference renamed(Reference entry, String id) {
    return new Reference(id, 0, entry.name(), entry.classes(), entry.tests());
  }

  private int lastId() {
    return Stream.concat(stored.generations().stream(), stored.active().stream())
        .flatMap(generation -> generation.entries().stream())
        .mapToInt(entry -> Reference.numberOfLocal(entry.getId()))
        .max()
        .orElse(0);
  }

  /** Adds an entry behind the others. */
  public DatabaseEdit adding(ReferenceFingerprint entry) {
    List<ReferenceFingerprint> all = new ArrayList<>(entries());
    all.add(entry);
    return edits.overlaying(all);
  }

  /** Removes entries; those that are not there do not matter. */
  public DatabaseEdit removing(Set<String> ids) {
    List<ReferenceFingerprint> left =
        entries().stream().filter(entry -> !ids.contains(entry.getId())).toList();
    return left.size() == entries().size() ? DatabaseEdit.NOTHING : edits.overlaying(left);
  }

  /** Those of the ids that no entry has. */
  public Set<String> unknown(Set<String> ids) {
    Set<String> known =
        entries().stream().map(ReferenceFingerprint::getId).collect(Collectors.toSet());
    return ids.stream().filter(id -> !known.contains(id)).collect(Collectors.toSet());
  }
}
