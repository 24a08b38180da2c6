package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The points of a database while the lines under MatchPoints come in. */
final class PointsBuilder {
  private static final int MOST_DIGITS = 6; // of what an attribute is worth

  private final Map<TestName, Map<Attribute, Integer>> points = new EnumMap<>(TestName.class);

  /** Adds a line, and tells {@code faults} all that is wrong with it. */
  void add(TestLineParser line, Consumer<String> faults) {
    var weights = new EnumMap<Attribute, Integer>(Attribute.class);
    line.texts()
        .forEach(
            (attribute, text) -> {
              if (!line.test().attributes().contains(attribute)) {
                faults.accept("test " + line.test() + " has no attribute '" + attribute + "'");
              } else if (isWeight(text)) {
                weights.put(attribute, Integer.parseInt(text));
              } else {
                faults.accept(attribute + " is worth '" + text + "', expected points, 0 to 999999");
              }
            });
    if (points.putIfAbsent(line.test(), weights) != null) {
      faults.accept("test " + line.test() + " has its points already");
    }
  }

  private static boolean isWeight(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }

  MatchPoints build() {
    return new MatchPoints(points);
  }
}
