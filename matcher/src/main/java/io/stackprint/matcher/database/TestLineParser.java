package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Test lines of a database: {@code NAME(attribute=text%attribute=text)}, read up to the first
 * closing parenthesis. The texts are expressions in a print and weights under MatchPoints.
 *
 * @param test which test
 * @param texts by attribute, in order
 * @param rest what follows the parenthesis; without meaning
 */
record TestLineParser(TestName test, Map<Attribute, String> texts, String rest) {

  /** True for a line that is meant to be a test line, if perhaps a bad one. */
  static boolean looksLikeOne(String line) {
    int open = line.indexOf('(');
    return open > 0
        && line.substring(0, open).chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }

  /** The line's content, or empty after telling {@code faults} all that is wrong with it. */
  static Optional<TestLineParser> parse(String line, Consumer<String> faults) {
    int open = line.indexOf('(');
    int close = line.indexOf(')', open);
    String name = line.substring(0, open);
    Optional<TestName> test = TestName.named(name);
    if (test.isEmpty()) {
      faults.accept("there is no test '" + name + "', expected one of " + names());
      return Optional.empty();
    }
    if (close < 0) {
      faults.accept("test " + name + " is not closed by ')'");
      return Optional.empty();
    }
    return attributes(test.get(), line.substring(open + 1, close), faults)
        .map(texts -> new TestLineParser(test.get(), texts, line.substring(close + 1)));
  }

  private static String names() {
    return String.join(" ", List.of(TestName.values()).stream().map(Enum::name).toList());
  }

  private static Optional<Map<Attribute, String>> attributes(
      TestName test, String content, Consumer<String> faults) {
    var texts = new LinkedHashMap<Attribute, String>();
    boolean sound = true;
    for (String piece : content.isEmpty() ? new String[0] : content.split("%", -1)) {
      Optional<String> fault = add(test, piece, texts);
      fault.ifPresent(faults);
      sound &= fault.isEmpty();
    }
    return sound ? Optional.of(texts) : Optional.empty();
  }

  /** Adds one {@code attribute=text}; what is wrong with it, if anything. */
  private static Optional<String> add(TestName test, String piece, Map<Attribute, String> texts) {
    int equals = piece.indexOf('=');
    if (equals < 0) {
      return Optional.of("test " + test + " has '" + piece + "' where attribute=value is expected");
    }
    String name = piece.substring(0, equals);
    Optional<Attribute> attribute = test.attributeNamed(name);
    if (attribute.isEmpty() && name.equals(Attribute.R.name())) {
      attribute = Optional.of(Attribute.R); // SEQ(R=N), OPS(R=N), WIN(R=N) of old databases
    }
    if (attribute.isEmpty()) {
      return Optional.of("test " + test + " has no attribute '" + name + "'");
    }
    if (texts.put(attribute.get(), piece.substring(equals + 1)) != null) {
      return Optional.of("test " + test + " has attribute " + name + " twice");
    }
    return Optional.empty();
  }
}
