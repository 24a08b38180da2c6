package io.stackprint.matcher.database;

import java.util.ArrayList;
import java.util.List;

/**
 * An OS database: the weights of the attributes and the reference fingerprints.
 *
 * @param source where it came from: a file name, or a name of ours
 * @param sourceDigest SHA-256 of the source's octets, 64 lower-case hexadecimal digits
 * @param matchPoints the weights
 * @param references in the order of the source, which is the order in which ties are ranked
 */
public record OsDatabase(
    String source, String sourceDigest, MatchPoints matchPoints, List<Reference> references) {

  /** Copies the list. */
  public OsDatabase {
    references = List.copyOf(references);
  }

  /** This database with other references in front, which therefore win ties. */
  public OsDatabase under(List<Reference> overlay) {
    if (overlay.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(overlay);
    all.addAll(references);
    return new OsDatabase(source, sourceDigest, matchPoints, all);
  }
}
