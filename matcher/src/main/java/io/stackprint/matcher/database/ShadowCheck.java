package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.expression.Responsiveness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/**
 * Finds entries that stand in the shadow of an earlier one: whatever matches them perfectly also
 * matches the earlier one perfectly, which is then listed first.
 */
final class ShadowCheck {
  /*
   * For every attribute and every distinct expression of it, one bit set says which entries do not
   * mind it: those whose own expression covers it, and those that do not test the attribute. An
   * entry's shadows are the intersection of the sets of its expressions, and, for each attribute
   * that it does not test, of the entries that do not test it either. Expressions repeat so much
   * that the sets of a database of 5,700 entries take 12 MB, and all intersections half a second.
   */
  private final List<Reference> references;
  private final MatchPoints points;
  private final Map<Tested, Map<String, BitSet>> users = new HashMap<>(); // by expression
  private final Map<Tested, Map<String, Cover>> covers = new HashMap<>(); // by expression
  private final Map<Tested, Map<String, List<String>>> byText = new HashMap<>();
  private final Map<Tested, BitSet> untested = new HashMap<>();
  private final Map<Tested, Map<String, BitSet>> tolerant = new HashMap<>();
  private final List<Map<Tested, String>> entries = new ArrayList<>();

  private record Tested(TestName test, Attribute attribute) {}

  private ShadowCheck(OsDatabase database) {
    references = database.references();
    points = database.matchPoints();
    references.forEach(reference -> entries.add(tested(reference)));
    for (int i = 0; i < entries.size(); i++) {
      int index = i;
      entries
          .get(i)
          .forEach(
              (tested, expression) ->
                  users
                      .computeIfAbsent(tested, any -> new HashMap<>())
                      .computeIfAbsent(expression, any -> new BitSet())
                      .set(index));
    }
    users.forEach((tested, byExpression) -> untested.put(tested, others(byExpression)));
    users.forEach((tested, byExpression) -> covers.put(tested, covers(tested, byExpression)));
  }

  private static Map<String, Cover> covers(Tested tested, Map<String, BitSet> byExpression) {
    var covers = new HashMap<String, Cover>();
    byExpression
        .keySet()
        .forEach(expression -> covers.put(expression, Cover.of(tested.attribute(), expression)));
    return covers;
  }

  /** Gives each shadowed entry with the first one that shadows it. */
  static void check(OsDatabase database, BiConsumer<Reference, Reference> found) {
    var check = new ShadowCheck(database);
    for (int i = 0; i < check.entries.size(); i++) {
      OptionalInt shadow = check.shadowOf(i);
      if (shadow.isPresent()) {
        found.accept(check.references.get(i), check.references.get(shadow.getAsInt()));
      }
    }
  }

  /** What an entry compares and gives points for. */
  private Map<Tested, String> tested(Reference reference) {
    var tested = new HashMap<Tested, String>();
    for (ReferenceLine line : reference.tests()) {
      Responsiveness.imply(line.test(), line.expressions(), Rules.DEFAULT)
          .forEach(
              (attribute, expression) -> {
                if (points.of(line.test(), attribute) > 0) {
                  tested.put(new Tested(line.test(), attribute), expression);
                }
              });
    }
    return tested;
  }

  private BitSet others(Map<String, BitSet> byExpression) {
    var others = new BitSet();
    others.set(0, entries.size());
    byExpression.values().forEach(others::andNot);
    return others;
  }

  private OptionalInt shadowOf(int index) {
    Map<Tested, String> entry = entries.get(index);
    var shadows = new BitSet();
    shadows.set(0, index);
    for (Map.Entry<Tested, String> one : entry.entrySet()) {
      shadows.and(tolerant(one.getKey(), one.getValue()));
    }
    untested.forEach(
        (tested, without) -> {
          if (!entry.containsKey(tested)) {
            shadows.and(without);
          }
        });
    return shadows.stream()
        .filter(other -> !entries.get(other).isEmpty() && !entries.get(other).equals(entry))
        .findFirst();
  }

  private BitSet tolerant(Tested tested, String expression) {
    return tolerant
        .computeIfAbsent(tested, any -> new HashMap<>())
        .computeIfAbsent(expression, any -> computeTolerant(tested, expression));
  }

  private BitSet computeTolerant(Tested tested, String narrow) {
    var tolerant = new BitSet();
    tolerant.or(untested.getOrDefault(tested, new BitSet()));
    Map<String, Cover> byExpression = covers.getOrDefault(tested, Map.of());
    Map<String, BitSet> entriesWith = users.getOrDefault(tested, Map.of());
    Cover cover = Cover.of(tested.attribute(), narrow);
    for (String wide : cover.hasSpans() ? byExpression.keySet() : having(tested, cover.first())) {
      if (byExpression.getOrDefault(wide, cover).covers(cover)) {
        tolerant.or(entriesWith.getOrDefault(wide, new BitSet()));
      }
    }
    return tolerant;
  }

  /** The expressions that have an alternative of this text. */
  private List<String> having(Tested tested, String text) {
    return byText.computeIfAbsent(tested, this::indexByText).getOrDefault(text, List.of());
  }

  private Map<String, List<String>> indexByText(Tested tested) {
    var index = new HashMap<String, List<String>>();
    covers
        .getOrDefault(tested, Map.of())
        .forEach(
            (expression, cover) ->
                cover
                    .texts()
                    .forEach(
                        text ->
                            index.computeIfAbsent(text, any -> new ArrayList<>()).add(expression)));
    return index;
  }
}
