package io.stackprint.topics;

import io.stackprint.record.DatabaseLayer;
import io.stackprint.refusal.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a record on the OS database topic.
 *
 * <pre>
 * base            overlay              value
 * 7/00000123      overlay-7/local-0001 an entry of generation 7
 * 7/manifest      overlay-7/manifest   its manifest, written after its entries
 * manifest        overlay-manifest     a copy of the manifest that is active
 * </pre>
 */
public sealed interface DatabaseKey {
  /** The layer that the record is in. */
  DatabaseLayer layer();

  /** The key as it stands on the topic, the inverse of {@link #parse}. */
  @Override
  String toString();

  /**
   * The key of this text.
   *
   * @throws IllegalArgumentException if it is none of those above
   */
  static DatabaseKey parse(String text) {
    DatabaseLayer layer =
        text.startsWith(OfLayer.OVERLAY) ? DatabaseLayer.OVERLAY : DatabaseLayer.BASE;
    String key = text.substring(OfLayer.prefix(layer).length());
    if (key.equals(OfLayer.MANIFEST)) {
      return new Active(layer);
    }
    Matcher parts = Reference.TEXT.matcher(key);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "neither 'manifest' nor generation/id: '" + Quoted.of(text) + "'");
    }
    long generation = Long.parseLong(parts.group(1));
    return parts.group(2).equals(OfLayer.MANIFEST)
        ? new Manifest(layer, generation)
        : new Reference(layer, generation, parts.group(2));
  }

  /**
   * One reference fingerprint.
   *
   * @param generation generation within the layer, 1 or more
   * @param id id of the entry within its generation; not empty, no slash, not {@code manifest}
   */
  record Reference(DatabaseLayer layer, long generation, String id) implements DatabaseKey {
    // 18 digits always fit in a long.
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17})/([^/\\p{Cntrl}]+)");

    public Reference {
      if (!TEXT.matcher(generation + "/" + id).matches() || id.equals(OfLayer.MANIFEST)) {
        throw new IllegalArgumentException(
            "not generation/id: '" + generation + "/" + Quoted.of(id) + "'");
      }
    }

    @Override
    public String toString() {
      return OfLayer.prefix(layer) + generation + "/" + id;
    }
  }

  /**
   * What describes one generation, for as long as it is kept.
   *
   * @param generation generation within the layer, 1 or more
   */
  record Manifest(DatabaseLayer layer, long generation) implements DatabaseKey {
    public Manifest {
      if (generation < 1) {
        throw new IllegalArgumentException("not a generation: " + generation);
      }
    }

    @Override
    public String toString() {
      return OfLayer.prefix(layer) + generation + "/" + OfLayer.MANIFEST;
    }
  }

  /** What makes a generation active. */
  record Active(DatabaseLayer layer) implements DatabaseKey {
    @Override
    public String toString() {
      return OfLayer.prefix(layer) + OfLayer.MANIFEST;
    }
  }

  /** How the layers are told apart in the text. */
  final class OfLayer {
    private static final String OVERLAY = "overlay-";
    private static final String MANIFEST = "manifest";

    private OfLayer() {}

    private static String prefix(DatabaseLayer layer) {
      return layer == DatabaseLayer.OVERLAY ? OVERLAY : "";
    }
  }
}
