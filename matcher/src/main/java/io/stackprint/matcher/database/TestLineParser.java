package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    for (int at = 0; at < open; at++) {
      if (line.charAt(at) >= 128 || !Character.isLetterOrDigit(line.charAt(at))) {
        return false;
      }
    }
    return open > 0;
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
    var texts = new LinkedHashMap<Attribute, String>();
    return add(test.get(), line.substring(open + 1, close), texts, faults)
        ? Optional.of(new TestLineParser(test.get(), texts, line.substring(close + 1)))
        : Optional.empty();
  }

  private static String names() {
    return String.join(" ", List.of(TestName.values()).stream().map(Enum::name).toList());
  }

  /** Adds all of {@code attribute=text%attribute=text}; false when something is wrong with it. */
  private static boolean add(
      TestName test, String content, Map<Attribute, String> texts, Consumer<String> faults) {
    boolean sound = true;
    int end;
    for (int start = 0; !content.isEmpty() && start <= content.length(); start = end + 1) {
      int percent = content.indexOf('%', start);
      end = percent < 0 ? content.length() : percent;
      Optional<String> fault = add(test, content, start, end, texts);
      fault.ifPresent(faults);
      sound &= fault.isEmpty();
    }
    return sound;
  }

  /** Adds one {@code attribute=text} that stands here; what is wrong with it, if anything. */
  private static Optional<String> add(
      TestName test, String content, int start, int end, Map<Attribute, String> texts) {
    int equals = content.indexOf('=', start);
    if (equals < 0 || equals >= end) {
      String piece = content.substring(start, end);
      return Optional.of("test " + test + " has '" + piece + "' where attribute=value is expected");
    }
    Attribute attribute = attribute(test, content, start, equals);
    if (attribute == null) {
      String name = content.substring(start, equals);
      return Optional.of("test " + test + " has no attribute '" + name + "'");
    }
    if (texts.put(attribute, content.substring(equals + 1, end)) != null) {
      return Optional.of("test " + test + " has attribute " + attribute + " twice");
    }
    return Optional.empty();
  }

  /** The attribute whose name stands here; R in every test, as in SEQ(R=N) of old databases. */
  private static @Nullable Attribute attribute(TestName test, String text, int start, int end) {
    for (Attribute attribute : test.attributes()) {
      if (isName(attribute, text, start, end)) {
        return attribute;
      }
    }
    return isName(Attribute.R, text, start, end) ? Attribute.R : null;
  }

  private static boolean isName(Attribute attribute, String text, int start, int end) {
    return attribute.name().length() == end - start && text.startsWith(attribute.name(), start);
  }
}
