package io.stackprint.matcher.generation;

import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All generations of one layer, and which of them is active.
 *
 * <p>Active is the generation that the manifest under the key {@code manifest} names, if that
 * agrees with the entries. If it does not, it is refused, and of the generations that were active
 * before the latest whole one counts: so a bad manifest changes nothing, also not for a matcher
 * that starts after it was written.
 */
public final class StoredLayer {
  private final @Nullable DatabaseManifest pointer;
  private final NavigableMap<Long, DatabaseManifest> manifests;
  private final NavigableMap<Long, SortedMap<String, ReferenceFingerprint>> entries;

  StoredLayer(
      @Nullable DatabaseManifest pointer,
      NavigableMap<Long, DatabaseManifest> manifests,
      NavigableMap<Long, SortedMap<String, ReferenceFingerprint>> entries) {
    this.pointer = pointer;
    this.manifests = manifests;
    this.entries = entries;
  }

  /** Every generation that has a manifest, in order of their numbers. */
  public List<StoredGeneration> generations() {
    return manifests.values().stream().map(this::withEntries).toList();
  }

  /** The generation of this number, if it has a manifest. */
  public Optional<StoredGeneration> generation(long number) {
    return Optional.ofNullable(manifests.get(number)).map(this::withEntries);
  }

  /** The generation that counts. */
  public Optional<StoredGeneration> active() {
    return candidates().stream().filter(StoredGeneration::isWhole).findFirst();
  }

  /** True when the record under the key {@code manifest} is the manifest of this generation. */
  boolean isNamedActive(StoredGeneration generation) {
    return generation.manifest().equals(pointer);
  }

  /** What may count, the first whole one does. */
  public List<StoredGeneration> candidates() {
    List<DatabaseManifest> candidates = new ArrayList<>();
    if (pointer != null) {
      candidates.add(pointer);
    }
    manifests.values().stream()
        .filter(manifest -> manifest.getActivation() > 0 && !manifest.equals(pointer))
        .sorted(Comparator.comparing(DatabaseManifest::getActivation).reversed())
        .forEach(candidates::add);
    return candidates.stream().map(this::withEntries).toList();
  }

  private StoredGeneration withEntries(DatabaseManifest manifest) {
    return new StoredGeneration(
        manifest,
        List.copyOf(entries.getOrDefault(manifest.getGeneration(), new TreeMap<>()).values()));
  }

  /** The greatest number of any generation that left a trace, 0 without one. */
  public long lastNumber() {
    long described = manifests.isEmpty() ? 0 : manifests.lastKey();
    long begun = entries.isEmpty() ? 0 : entries.lastKey();
    long named = pointer == null ? 0 : pointer.getGeneration();
    return Math.max(Math.max(described, begun), named);
  }

  /** How many activations the layer has seen. */
  public long lastActivation() {
    long kept =
        manifests.values().stream().mapToLong(DatabaseManifest::getActivation).max().orElse(0);
    return pointer == null ? kept : Math.max(kept, pointer.getActivation());
  }
}
