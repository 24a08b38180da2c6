package io.stackprint.topics;

import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** A value of the OS database topic: an entry, or a manifest. */
public sealed interface DatabaseRecord {
  /** The record as it travels. */
  SpecificRecord record();

  /** The key of its own; a manifest also goes out as {@link DatabaseKey.Active}. */
  DatabaseKey key();

  /** What one of two functions makes of it, whichever fits. */
  <R> R either(
      Function<ReferenceFingerprint, R> ifReference, Function<DatabaseManifest, R> ifManifest);

  /**
   * The database record in a record.
   *
   * @throws IllegalArgumentException if it is neither a ReferenceFingerprint nor a DatabaseManifest
   */
  static DatabaseRecord of(SpecificRecord record) {
    if (record instanceof ReferenceFingerprint reference) {
      return new Reference(reference);
    }
    if (record instanceof DatabaseManifest manifest) {
      return new Manifest(manifest);
    }
    throw new IllegalArgumentException(
        "not of the OS database: " + record.getSchema().getFullName());
  }

  /** One entry of one generation. */
  record Reference(ReferenceFingerprint record) implements DatabaseRecord {
    @Override
    public DatabaseKey key() {
      return new DatabaseKey.Reference(record.getLayer(), record.getGeneration(), record.getId());
    }

    @Override
    public <R> R either(
        Function<ReferenceFingerprint, R> ifReference, Function<DatabaseManifest, R> ifManifest) {
      return ifReference.apply(record);
    }
  }

  /** The manifest of one generation. */
  record Manifest(DatabaseManifest record) implements DatabaseRecord {
    @Override
    public DatabaseKey key() {
      return new DatabaseKey.Manifest(record.getLayer(), record.getGeneration());
    }

    @Override
    public <R> R either(
        Function<ReferenceFingerprint, R> ifReference, Function<DatabaseManifest, R> ifManifest) {
      return ifManifest.apply(record);
    }
  }
}
