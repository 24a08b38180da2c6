package io.stackprint.fingerprint;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fingerprints of all rounds in one text: what Nmap prints for a host.
 *
 * <p>Unlike a {@link Fingerprint} it can hold several lines of one test, where rounds differed.
 * Which round a line came from cannot be told any more.
 *
 * @param scan the SCAN line, if there is one
 * @param lines the test lines in the order of their tests; lines of one test keep the order given
 */
public record MergedFingerprint(Optional<ScanLine> scan, List<TestLine> lines) {
  private static final Comparator<TestLine> BY_TEST = Comparator.comparing(TestLine::test);

  /** Sorts the lines by their tests. */
  public MergedFingerprint {
    lines = lines.stream().sorted(BY_TEST).toList();
  }

  /**
   * Merges the fingerprints of rounds, without a SCAN line.
   *
   * @param rounds one for each round, in their order
   * @param rules which lines are duplicates: in 7.93 those with the same attributes, whatever the
   *     values, of which the earliest stays; in 7.99 equal lines, and lines of one test are sorted
   */
  public static MergedFingerprint merge(List<Fingerprint> rounds, Rules rules) {
    Stream<TestLine> all = rounds.stream().flatMap(round -> round.lines().stream());
    var lines =
        rules.is793()
            ? distinctBy(line -> List.of(line.test(), line.values().keySet()), all)
            : all.distinct().sorted(BY_TEST.thenComparing(MergedFingerprint::byContent)).toList();
    return new MergedFingerprint(Optional.empty(), lines);
  }

  /**
   * Reads what {@link #text} or {@link #wrapped} print; nothing else may stand in the text but
   * empty lines.
   *
   * @throws TextRefusedException if the text is something else
   */
  public static MergedFingerprint parse(String text) throws TextRefusedException {
    return new FingerprintParser("text").parse(NumberedLine.all(text));
  }

  /** The same lines under a SCAN line. */
  public MergedFingerprint with(ScanLine scanLine) {
    return new MergedFingerprint(Optional.of(scanLine), lines);
  }

  /** The first line of each test: the fingerprint to match when only the text is left. */
  public Fingerprint first() {
    return Fingerprint.of(distinctBy(TestLine::test, lines.stream()));
  }

  /** SCAN line and test lines as Nmap prints them, each ended by a newline. */
  public String text() {
    return Stream.concat(scan.stream().map(ScanLine::text), lines.stream().map(TestLine::text))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** The same joined and cut into lines prefixed by {@code OS:}. */
  public String wrapped() {
    return Wrapping.wrap(text());
  }

  @Override
  public String toString() {
    return text();
  }

  private static List<TestLine> distinctBy(Function<TestLine, Object> key, Stream<TestLine> lines) {
    var seen = new LinkedHashSet<Object>();
    return lines.filter(line -> seen.add(key.apply(line))).collect(toCollection(ArrayList::new));
  }

  /** Attribute by attribute, a missing one first; values compare as octets. */
  private static int byContent(TestLine a, TestLine b) {
    for (Attribute attribute : a.test().attributes()) {
      int order = absentFirst(a.value(attribute), b.value(attribute));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int absentFirst(Optional<String> a, Optional<String> b) {
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get()); // plain ASCII: code units are octets
    }
    return Boolean.compare(a.isPresent(), b.isPresent());
  }
}
