package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many points each attribute of each test is worth.
 *
 * @param points 0 to {@value #MOST}; an attribute that is not listed is worth nothing
 */
public record MatchPoints(Map<TestName, Map<Attribute, Integer>> points) {

  /** What an attribute may be worth: the points of all attributes together fit in an int. */
  public static final int MOST = 999_999;

  /** Nothing is worth anything. */
  public static final MatchPoints NONE = new MatchPoints(Map.of());

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a weight is negative or above {@value #MOST}
   */
  public MatchPoints {
    var copy = new EnumMap<TestName, Map<Attribute, Integer>>(TestName.class);
    points.forEach((test, weights) -> copy.put(test, checked(weights)));
    points = Collections.unmodifiableMap(copy);
  }

  private static Map<Attribute, Integer> checked(Map<Attribute, Integer> weights) {
    var copy = new EnumMap<Attribute, Integer>(Attribute.class);
    copy.putAll(weights);
    copy.forEach(
        (attribute, weight) -> {
          if (weight < 0 || weight > MOST) {
            throw new IllegalArgumentException(
                attribute + " is worth " + weight + " points, expected 0 to " + MOST);
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  /** The points of one attribute, 0 when it is not listed. */
  public int of(TestName test, Attribute attribute) {
    return points.getOrDefault(test, Map.of()).getOrDefault(attribute, 0);
  }
}
