package io.stackprint.matcher.stream;

import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.record.DatabaseManifest;
import java.util.Optional;

/**
 * What exactly is matched against: equal versions give equal verdicts.
 *
 * @param base manifest of the base
 * @param overlay manifest of the overlay, if there is one
 */
record DatabaseVersion(DatabaseManifest base, Optional<DatabaseManifest> overlay) {
  static DatabaseVersion of(StoredGeneration base, Optional<StoredGeneration> overlay) {
    return new DatabaseVersion(base.manifest(), overlay.map(StoredGeneration::manifest));
  }

  long generation() {
    return base.getGeneration();
  }

  /** 0 without an overlay. */
  long overlayGeneration() {
    return overlay.map(DatabaseManifest::getGeneration).orElse(0L);
  }

  Activations activations() {
    return new Activations(
        base.getActivation(), overlay.map(DatabaseManifest::getActivation).orElse(0L));
  }

  /** When the newer of both was made active: milliseconds since the Unix epoch. */
  long activeSinceMillis() {
    long since = base.getActivatedAtMillis();
    return Math.max(since, overlay.map(DatabaseManifest::getActivatedAtMillis).orElse(since));
  }

  /** The version in a text that differs when the version does. */
  String text() {
    return text(base) + overlay.map(manifest -> " under " + text(manifest)).orElse("");
  }

  private static String text(DatabaseManifest manifest) {
    return manifest.getGeneration() + ":" + manifest.getDigest();
  }

  @Override
  public String toString() {
    return "generation "
        + generation()
        + overlay.map(any -> " with overlay " + overlayGeneration()).orElse("");
  }
}
