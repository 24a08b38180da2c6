package io.stackprint.topics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of a record on the OS database topic. */
public sealed interface DatabaseKey {
  /** The key as it stands on the topic, the inverse of {@link #parse}. */
  @Override
  String toString();

  /**
   * The key of this text.
   *
   * @throws IllegalArgumentException if it is neither {@code manifest} nor {@code generation/id}
   */
  static DatabaseKey parse(String text) {
    if (text.equals(Manifest.TEXT)) {
      return new Manifest();
    }
    Matcher parts = Reference.TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "neither 'manifest' nor generation/id: '" + Quoted.of(text) + "'");
    }
    return new Reference(Long.parseLong(parts.group(1)), parts.group(2));
  }

  /**
   * One reference fingerprint: {@code generation/id}.
   *
   * @param generation database generation, 1 or more
   * @param id id of the entry within its generation; not empty, no slash
   */
  record Reference(long generation, String id) implements DatabaseKey {
    // 18 digits always fit in a long.
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17})/([^/\\p{Cntrl}]+)");

    public Reference {
      if (!TEXT.matcher(generation + "/" + id).matches()) {
        throw new IllegalArgumentException(
            "not generation/id: '" + generation + "/" + Quoted.of(id) + "'");
      }
    }

    @Override
    public String toString() {
      return generation + "/" + id;
    }
  }

  /** What makes a generation active: {@code manifest}. */
  record Manifest() implements DatabaseKey {
    private static final String TEXT = "manifest";

    @Override
    public String toString() {
      return TEXT;
    }
  }
}
