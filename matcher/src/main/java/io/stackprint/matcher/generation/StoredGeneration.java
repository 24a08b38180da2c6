package io.stackprint.matcher.generation;

import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import java.util.List;
import java.util.Optional;

/**
 * One generation of one layer: what its manifest says, and the entries that are there.
 *
 * @param manifest of the generation
 * @param entries of the same generation, in order of their ids
 */
public record StoredGeneration(DatabaseManifest manifest, List<ReferenceFingerprint> entries) {

  /** Copies the list. */
  public StoredGeneration {
    entries = List.copyOf(entries);
  }

  /** Its number within its layer. */
  public long number() {
    return manifest.getGeneration();
  }

  /** True when it was imported and never made active. */
  public boolean isStaged() {
    return manifest.getActivation() == 0;
  }

  /** Why the entries are not those that the manifest speaks of; empty when they are. */
  public Optional<String> fault() {
    if (entries.size() != manifest.getCount()) {
      return Optional.of(
          "its manifest says %d entries, found %d".formatted(manifest.getCount(), entries.size()));
    }
    String digest = digest();
    return digest.equals(manifest.getDigest())
        ? Optional.empty()
        : Optional.of(
            "its manifest says digest %s, that of the entries is %s"
                .formatted(manifest.getDigest(), digest));
  }

  private String digest() {
    try {
      return DatabaseRecords.digest(entries);
    } catch (IllegalArgumentException unknownName) {
      return "none: " + unknownName.getMessage();
    }
  }

  /** True when all entries are there: only then may it be matched against. */
  public boolean isWhole() {
    return fault().isEmpty();
  }

  /** The database of a whole generation. */
  public OsDatabase database() {
    return DatabaseRecords.fromRecords(manifest, entries);
  }
}
