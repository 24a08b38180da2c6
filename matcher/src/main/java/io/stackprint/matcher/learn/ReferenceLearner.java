package io.stackprint.matcher.learn;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Fingerprint;
import io.stackprint.fingerprint.TestLine;
import io.stackprint.fingerprint.TestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Merges observations of one stack into the test lines of a reference fingerprint.
 *
 * <p>A line that no observation has is left out: it is not tested. An attribute keeps every value
 * that was seen, as {@link ValueMerger} words them. A probe that was answered in some observations
 * only becomes {@code R=Y|N}. T and TG exclude one another in a subject, so a reference states
 * both: whichever the subject has is then compared.
 */
public final class ReferenceLearner {
  private ReferenceLearner() {}

  /**
   * The test lines of the reference, in Nmap's order, in the grammar of the OS database.
   *
   * @param observations at least one
   * @throws IllegalArgumentException if there is none
   */
  public static List<String> learn(Collection<Fingerprint> observations) {
    if (observations.isEmpty()) {
      throw new IllegalArgumentException("nothing to learn from: no fingerprint given");
    }
    List<String> lines = new ArrayList<>();
    for (TestName test : TestName.values()) {
      List<TestLine> seen =
          observations.stream().map(one -> one.line(test)).flatMap(Optional::stream).toList();
      if (!seen.isEmpty()) {
        lines.add(line(test, seen));
      }
    }
    return List.copyOf(lines);
  }

  private static String line(TestName test, List<TestLine> seen) {
    var text = new StringJoiner("%", test + "(", ")");
    expressions(test, seen)
        .forEach((attribute, expression) -> text.add(attribute + "=" + expression));
    return text.toString();
  }

  private static Map<Attribute, String> expressions(TestName test, List<TestLine> seen) {
    Map<Attribute, String> expressions = new EnumMap<>(Attribute.class);
    for (Attribute attribute : test.attributes()) {
      var values = new TreeSet<String>();
      seen.forEach(line -> line.value(attribute).ifPresent(values::add));
      if (!values.isEmpty()) {
        expressions.put(attribute, ValueMerger.merge(attribute, values));
      }
    }
    statesBothTimesToLive(seen, expressions);
    return expressions;
  }

  private static void statesBothTimesToLive(
      List<TestLine> seen, Map<Attribute, String> expressions) {
    var initial = new TreeSet<String>();
    for (TestLine line : seen) {
      line.value(Attribute.TG).ifPresent(initial::add);
      line.value(Attribute.T).map(InitialTtl::guess).ifPresent(initial::add);
    }
    if (!initial.isEmpty()) {
      expressions.put(Attribute.TG, ValueMerger.merge(Attribute.TG, initial));
      expressions.putIfAbsent(Attribute.T, ValueMerger.merge(Attribute.T, initial));
    }
  }
}
