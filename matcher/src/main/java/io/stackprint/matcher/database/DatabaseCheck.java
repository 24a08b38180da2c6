package io.stackprint.matcher.database;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.TestName;
import io.stackprint.record.NmapProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks through a database for what is wrong or suspicious: what cannot be read, what can never
 * match, what is there twice, and what two releases of Nmap understand differently.
 *
 * <p>One check looks at one text.
 */
public final class DatabaseCheck {
  /** The least accuracy of a match that Nmap lists. */
  private static final double LISTED = 0.85;

  /** An entry is sparse when it tests less than one part in so many of all points. */
  private static final int MOST_TO_SPARSE = 10;

  private final Reading reading;
  private final List<Finding> findings;
  private final Map<TestAttribute, Map<String, List<ExpressionCheck.Remark>>> remarks =
      new HashMap<>();

  private record TestAttribute(TestName test, Attribute attribute) {
    @Override
    public String toString() {
      return test + " " + attribute;
    }
  }

  /** Where something was first seen, and in how many entries. */
  private record Tally(int line, int count) {
    Tally plus(Tally other) {
      return new Tally(line, count + other.count);
    }
  }

  private DatabaseCheck(Reading reading) {
    this.reading = reading;
    this.findings = new ArrayList<>(reading.findings());
  }

  /**
   * Reads and checks a database.
   *
   * @param octets the whole text
   * @param source its name, for messages
   * @param profile whose grammar counts
   */
  public static CheckReport check(byte[] octets, String source, NmapProfile profile) {
    var check = new DatabaseCheck(DatabaseReader.read(octets, source, profile));
    check.reading.database().references().forEach(check::checkEntry);
    check.checkRepetitions();
    ShadowCheck.check(check.reading.database(), check::findShadow);
    check.checkPoints();
    check.checkImpliedR();
    check.findings.sort(Comparator.comparingInt(Finding::line));
    return new CheckReport(source, check.reading.database().references().size(), check.findings);
  }

  private void checkEntry(Reference reference) {
    checkClasses(reference);
    checkReach(reference);
    if (reference.tests().isEmpty()) {
      find(FindingKind.NO_TESTS, reference.line(), quoted(reference) + " has no test line");
    }
    for (ReferenceLine test : reference.tests()) {
      int line = reading.lineOf(reference, test.test());
      test.expressions()
          .forEach((attribute, expression) -> check(test.test(), attribute, expression, line));
      TtlCheck.oddity(test).ifPresent(oddity -> find(FindingKind.TTL, line, oddity));
    }
  }

  private void checkReach(Reference reference) {
    MatchPoints points = reading.database().matchPoints();
    if (points.points().isEmpty() || reference.tests().isEmpty()) {
      return; // said already
    }
    ReachCheck reach = ReachCheck.of(reference, points, this::isSatisfiable);
    String best = "%s: no subject matches it better than %.1f %%";
    String text = best.formatted(quoted(reference), Math.floor(1000 * reach.best()) / 10);
    if (reach.best() < LISTED) {
      find(FindingKind.UNREACHABLE, reference.line(), text);
    } else if (reach.reachable() < reach.possible()) {
      find(FindingKind.NEVER_PERFECT, reference.line(), text);
    }
    if (reach.possible() * MOST_TO_SPARSE < ReachCheck.most(points)) {
      String sparse = "%s tests %d of %d points";
      find(
          FindingKind.SPARSE,
          reference.line(),
          sparse.formatted(quoted(reference), reach.possible(), ReachCheck.most(points)));
    }
  }

  private boolean isSatisfiable(TestName test, Attribute attribute, String expression) {
    return !test.attributes().contains(attribute)
        || ExpressionCheck.isSatisfiable(
            attribute, expression, remarks(test, attribute, expression));
  }

  private void findShadow(Reference entry, Reference shadow) {
    String text = "%s: whatever matches it perfectly also matches %s in line %d, which comes first";
    find(
        FindingKind.SHADOWED,
        entry.line(),
        text.formatted(quoted(entry), quoted(shadow), shadow.line()));
  }

  private void checkClasses(Reference reference) {
    List<String> cpes = reference.classes().stream().flatMap(c -> c.cpes().stream()).toList();
    if (reference.classes().isEmpty()) {
      find(FindingKind.NO_CLASS, reference.line(), quoted(reference) + " has no Class line");
    } else if (cpes.isEmpty()) {
      find(FindingKind.NO_CPE, reference.line(), quoted(reference) + " has no CPE line");
    }
    for (String cpe : cpes) {
      if (Cpe.formatted(cpe).isEmpty()) {
        String text = quoted(reference) + " has the CPE '" + cpe + "', expected cpe:/part:vendor:…";
        find(FindingKind.CPE, reference.line(), text);
      }
    }
  }

  /** Expressions repeat by the thousand, so each distinct one is looked at once. */
  private void check(TestName test, Attribute attribute, String expression, int line) {
    if (!test.attributes().contains(attribute)) {
      return; // SEQ(R=N) and the like
    }
    remarks(test, attribute, expression)
        .forEach(remark -> find(remark.kind(), line, test + ": " + remark.text()));
  }

  private List<ExpressionCheck.Remark> remarks(
      TestName test, Attribute attribute, String expression) {
    return remarks
        .computeIfAbsent(new TestAttribute(test, attribute), any -> new HashMap<>())
        .computeIfAbsent(expression, any -> ExpressionCheck.of(test, attribute, expression));
  }

  private void checkRepetitions() {
    var first = new HashMap<List<Object>, Reference>();
    var firstOfName = new HashMap<List<Object>, Reference>();
    for (Reference reference : reading.database().references()) {
      Map<TestName, Map<Attribute, String>> tests = new HashMap<>();
      reference.tests().forEach(line -> tests.put(line.test(), line.expressions()));
      Reference sameName = firstOfName.putIfAbsent(List.of(reference.name(), tests), reference);
      Reference same = first.putIfAbsent(List.of(tests), reference);
      if (sameName != null) {
        String text = quoted(reference) + " stands already in line " + sameName.line();
        find(FindingKind.DUPLICATE, reference.line(), text);
      } else if (same != null) {
        String text =
            quoted(reference) + " has the tests of " + quoted(same) + " in line " + same.line();
        find(FindingKind.INDISTINGUISHABLE, reference.line(), text);
      }
    }
  }

  private void checkPoints() {
    if (reading.database().matchPoints().points().isEmpty()) {
      return; // said already
    }
    var worthless = new LinkedHashMap<TestAttribute, Tally>();
    for (Reference reference : reading.database().references()) {
      for (ReferenceLine test : reference.tests()) {
        var tally = new Tally(reading.lineOf(reference, test.test()), 1);
        for (Attribute attribute : test.expressions().keySet()) {
          if (test.test().attributes().contains(attribute)
              && reading.database().matchPoints().of(test.test(), attribute) == 0) {
            worthless.merge(new TestAttribute(test.test(), attribute), tally, Tally::plus);
          }
        }
      }
    }
    worthless.forEach(
        (attribute, tally) ->
            find(
                FindingKind.NO_POINTS,
                tally.line(),
                attribute
                    + " is worth no points in MatchPoints; entries test it: "
                    + tally.count()));
  }

  private void checkImpliedR() {
    var implied = new Tally(0, 0);
    for (Reference reference : reading.database().references()) {
      for (ReferenceLine test : reference.tests()) {
        if (test.test().hasResponsiveness() && !test.expressions().containsKey(Attribute.R)) {
          int line = reading.lineOf(reference, test.test());
          implied = new Tally(implied.count() == 0 ? line : implied.line(), implied.count() + 1);
        }
      }
    }
    if (implied.count() > 0) {
      find(
          FindingKind.IMPLIED_R,
          implied.line(),
          "the first of "
              + implied.count()
              + " lines without R: 7.99 implies it, 7.93 does not compare it");
    }
  }

  private static String quoted(Reference reference) {
    return "'" + reference.name() + "'";
  }

  private void find(FindingKind kind, int line, String text) {
    findings.add(new Finding(kind, line, text));
  }
}
