package io.stackprint.matcher.expression;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What R means in the lines of a reference, where it may be left out.
 *
 * <p>Nmap 7.93 takes the attributes literally: without R, whether the probe was answered is not
 * compared. Since 7.94 a line with other attributes implies {@code R=Y} and an empty one {@code
 * R=N}; SEQ, OPS and WIN have no R, and {@code R=N} there says only that the line is empty.
 */
public final class Responsiveness {
  private Responsiveness() {}

  /** The expressions that are compared, from those that stand in the line. */
  public static Map<Attribute, String> imply(
      TestName test, Map<Attribute, String> expressions, Rules rules) {
    if (rules.is793()) {
      return expressions;
    }
    var implied = new EnumMap<Attribute, String>(Attribute.class);
    implied.putAll(expressions);
    if (test.hasResponsiveness()) {
      implied.putIfAbsent(Attribute.R, expressions.isEmpty() ? "N" : "Y");
    } else {
      implied.remove(Attribute.R);
    }
    return Collections.unmodifiableMap(implied);
  }

  /** True when the line expects an R that does not stand in it. */
  public static boolean isImplied(TestName test, Map<Attribute, String> expressions, Rules rules) {
    return !rules.is793() && test.hasResponsiveness() && !expressions.containsKey(Attribute.R);
  }

  /** Why Nmap 7.99 refuses the R of this line; empty when it does not. */
  public static Optional<String> fault(TestName test, Map<Attribute, String> expressions) {
    String response = expressions.get(Attribute.R);
    if (response == null) {
      return Optional.empty();
    }
    boolean alone = expressions.size() == 1;
    if (alone) {
      return response.equals("N")
          ? Optional.empty()
          : Optional.of(
              "test " + test + " has R=" + response + " alone, where only R=N has a meaning");
    }
    if (!test.hasResponsiveness()) {
      return Optional.of("test " + test + " has R beside other attributes");
    }
    return response.contains("Y")
        ? Optional.empty()
        : Optional.of("test " + test + " has R=" + response + " beside attributes of an answer");
  }
}
