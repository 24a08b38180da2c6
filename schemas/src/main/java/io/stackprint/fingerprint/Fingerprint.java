package io.stackprint.fingerprint;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A subject fingerprint: at most one line for each test, in Nmap's order.
 *
 * <p>This is what one round of probes tells of a host. A test that was not made, or whose outcome
 * is not known, has no line.
 */
public final class Fingerprint {
  private final Map<TestName, TestLine> lines;

  private Fingerprint(Map<TestName, TestLine> lines) {
    this.lines = Collections.unmodifiableMap(lines);
  }

  /**
   * A fingerprint of these lines, in any order.
   *
   * @throws IllegalArgumentException if two lines are of the same test
   */
  public static Fingerprint of(Collection<TestLine> lines) {
    var byTest = new EnumMap<TestName, TestLine>(TestName.class);
    for (TestLine line : lines) {
      if (byTest.put(line.test(), line) != null) {
        throw new IllegalArgumentException("two lines of test " + line.test());
      }
    }
    return new Fingerprint(byTest);
  }

  /**
   * Reads what {@link #text} prints, wrapped or not; nothing else may stand in the text but empty
   * lines.
   *
   * @throws TextRefusedException if the text is something else, or has two lines of one test
   * @see SubjectReader for fingerprints within other text
   */
  public static Fingerprint parse(String text) throws TextRefusedException {
    var parser = new FingerprintParser("text");
    MergedFingerprint parsed = parser.parse(NumberedLine.all(text));
    if (parsed.scan().isPresent()) {
      throw parser.refused(new NumberedLine(1, ""), "test lines only", "a SCAN line");
    }
    Fingerprint first = parsed.first();
    if (first.lines().size() < parsed.lines().size()) {
      throw parser.refused(new NumberedLine(1, ""), "one line of each test", "two of one test");
    }
    return first;
  }

  /** The lines, in Nmap's order. */
  public List<TestLine> lines() {
    return List.copyOf(lines.values());
  }

  /** The line of one test, empty when there is none. */
  public Optional<TestLine> line(TestName test) {
    return Optional.ofNullable(lines.get(test));
  }

  /** The value of one attribute of one test, empty when it was not observed. */
  public Optional<String> value(TestName test, Attribute attribute) {
    return line(test).flatMap(line -> line.value(attribute));
  }

  /** The lines as Nmap prints them, each ended by a newline. */
  public String text() {
    return lines.values().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && lines.equals(that.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
