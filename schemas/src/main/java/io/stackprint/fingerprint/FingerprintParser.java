package io.stackprint.fingerprint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the lines of one fingerprint, plain or wrapped.
 *
 * <p>Wrapped pieces are joined before they are read, so a value may be cut anywhere; a refusal
 * names the line on which the refused test begins.
 */
final class FingerprintParser {
  private static final Pattern VALUE = Pattern.compile("[0-9A-Za-z+]*");

  private final String source;

  FingerprintParser(String source) {
    this.source = source;
  }

  /** Reads all of these lines, of which none may be anything but blank or part of a fingerprint. */
  MergedFingerprint parse(List<NumberedLine> lines) throws TextRefusedException {
    Optional<ScanLine> scan = Optional.empty();
    List<TestLine> tests = new ArrayList<>();
    for (NumberedLine unit : units(lines)) {
      if (nameOf(unit).equals(ScanLine.NAME)) {
        if (scan.isPresent()) {
          throw refused(unit, "one SCAN line", "a second one");
        }
        scan = Optional.of(new ScanLineParser(this, unit).parse());
      } else {
        tests.add(testLine(unit));
      }
    }
    return new MergedFingerprint(scan, tests);
  }

  /**
   * Cuts the text into pieces {@code NAME(…)}; wrapped lines are one text, plain lines are many.
   */
  private List<NumberedLine> units(List<NumberedLine> lines) throws TextRefusedException {
    List<NumberedLine> units = new ArrayList<>();
    var wrapped = new JoinedLines();
    for (NumberedLine line : lines) {
      if (line.isWrapped()) {
        wrapped.add(line.number(), line.text().substring(Wrapping.PREFIX.length()));
      } else if (!line.isBlank()) {
        var plain = new JoinedLines();
        plain.add(line.number(), line.text());
        cut(plain, units);
      }
    }
    cut(wrapped, units);
    return units;
  }

  private void cut(JoinedLines joined, List<NumberedLine> units) throws TextRefusedException {
    String text = joined.text();
    for (int from = 0; from < text.length(); ) {
      int closing = text.indexOf(')', from);
      int to = closing < 0 ? text.length() : closing + 1;
      var unit = new NumberedLine(joined.lineAt(from), text.substring(from, to));
      if (closing < 0 || unit.text().indexOf('(') < 0) {
        throw refused(unit, "a test line like T2(R=N)", quoted(unit.text()));
      }
      units.add(unit);
      from = to;
    }
  }

  private TestLine testLine(NumberedLine unit) throws TextRefusedException {
    String name = nameOf(unit);
    Optional<TestName> test = TestName.named(name);
    if (test.isEmpty()) {
      throw refused(unit, "the name of an IPv4 test", quoted(name));
    }
    var values = new EnumMap<Attribute, String>(Attribute.class);
    for (Map.Entry<String, String> pair : pairs(unit)) {
      putValue(unit, test.get(), pair, values);
    }
    return new TestLine(test.get(), values);
  }

  private void putValue(
      NumberedLine unit,
      TestName test,
      Map.Entry<String, String> pair,
      Map<Attribute, String> values)
      throws TextRefusedException {
    Optional<Attribute> attribute = test.attributeNamed(pair.getKey());
    if (attribute.isEmpty()) {
      throw refused(unit, "an attribute of test " + test, quoted(pair.getKey()));
    }
    if (!VALUE.matcher(pair.getValue()).matches()) {
      throw refused(unit, "a plain value of " + attribute.get(), quoted(pair.getValue()));
    }
    if (values.put(attribute.get(), pair.getValue()) != null) {
      throw refused(unit, attribute.get() + " once in test " + test, "it twice");
    }
  }

  /** The attributes and values of {@code NAME(attribute=value%attribute=value…)}, as they stand. */
  List<Map.Entry<String, String>> pairs(NumberedLine unit) throws TextRefusedException {
    String body = unit.text().substring(unit.text().indexOf('(') + 1, unit.text().length() - 1);
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    if (body.isEmpty()) {
      return pairs;
    }
    for (String pair : body.split("%", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw refused(unit, "attribute=value in " + nameOf(unit), quoted(pair));
      }
      pairs.add(Map.entry(pair.substring(0, equals), pair.substring(equals + 1)));
    }
    return pairs;
  }

  TextRefusedException refused(NumberedLine line, String expected, String found) {
    return new TextRefusedException(new TextRefusal(source, line.number(), expected, found));
  }

  static String quoted(String text) {
    return "'" + text + "'";
  }

  private static String nameOf(NumberedLine unit) {
    return unit.text().substring(0, unit.text().indexOf('('));
  }
}
