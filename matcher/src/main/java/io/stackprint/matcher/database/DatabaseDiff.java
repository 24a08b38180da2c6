package io.stackprint.matcher.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two databases, line numbers and order apart.
 *
 * <p>Entries that say the same are paired first. Of the rest, those of one name are paired in their
 * order and count as changed; what is then left was removed or added.
 *
 * @param added in the order of the later database
 * @param removed in the order of the earlier one
 * @param changed in the order of the earlier one
 * @param pointsChanged whether an attribute has another weight
 */
public record DatabaseDiff(
    List<Reference> added, List<Reference> removed, List<Changed> changed, boolean pointsChanged) {

  /** One entry as it was and as it is. */
  public record Changed(Reference before, Reference after) {
    /** The lines that went, with a minus in front, and those that came, with a plus. */
    public List<String> lines() {
      List<String> was = DatabaseWriter.text(before).lines().toList();
      List<String> is = DatabaseWriter.text(after).lines().toList();
      List<String> lines = new ArrayList<>();
      was.stream().filter(line -> !is.contains(line)).forEach(line -> lines.add("- " + line));
      is.stream().filter(line -> !was.contains(line)).forEach(line -> lines.add("+ " + line));
      return lines;
    }
  }

  /** Copies the lists. */
  public DatabaseDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /** The difference from one database to a later one. */
  public static DatabaseDiff between(OsDatabase before, OsDatabase after) {
    List<Reference> removed = new ArrayList<>(before.references());
    List<Reference> added = new ArrayList<>(after.references());
    pair(removed, added, DatabaseWriter::text, (one, other) -> {});
    List<Changed> changed = new ArrayList<>();
    pair(removed, added, Reference::name, (was, is) -> changed.add(new Changed(was, is)));
    boolean pointsChanged = !before.matchPoints().equals(after.matchPoints());
    return new DatabaseDiff(added, removed, changed, pointsChanged);
  }

  private interface Key {
    String of(Reference reference);
  }

  private interface Pair {
    void found(Reference before, Reference after);
  }

  /** Takes out of both lists what has the same key, the first of each with the first. */
  private static void pair(List<Reference> before, List<Reference> after, Key key, Pair pair) {
    Map<String, List<Reference>> byKey = new LinkedHashMap<>();
    after.forEach(one -> byKey.computeIfAbsent(key.of(one), any -> new ArrayList<>()).add(one));
    before.removeIf(
        one -> {
          List<Reference> same = byKey.getOrDefault(key.of(one), List.of());
          if (same.isEmpty()) {
            return false;
          }
          pair.found(one, same.remove(0));
          return true;
        });
    after.clear();
    byKey.values().forEach(after::addAll);
    after.sort((one, other) -> one.id().compareTo(other.id()));
  }
}
