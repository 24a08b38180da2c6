package io.stackprint.report;

import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.explain.ComparedAttribute;
import io.stackprint.matcher.explain.ComparedLine;
import io.stackprint.matcher.explain.Comparison;
import io.stackprint.matcher.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tests of an explanation, one attribute a line, the references side by side. Unless all is
 * wanted, attributes of one test that were not observed share a line.
 */
final class ExplanationTable {
  private static final String ONE = "%-7s %-18s %-31s %9s";
  private static final String TWO = "%-7s %-18s %-23s %9s  %-23s %9s %s";

  private static final int OBSERVED = 18;
  private static final int ALONE = 31;
  private static final int BESIDE = 23;

  private static final String NONE = "-";
  private static final Cell NOTHING = new Cell("", "");

  private final Comparison best;
  private final Optional<Comparison> other;
  private final boolean whole;
  private final List<String> lines = new ArrayList<>();

  /** What a row says of one reference. */
  private record Cell(String expected, String points) {}

  ExplanationTable(Explanation explanation, boolean whole) {
    this.best = explanation.best();
    this.other = explanation.runnerUp();
    this.whole = whole;
  }

  List<String> lines() {
    row("TEST", "OBSERVED", new Cell("A EXPECTS", "POINTS"), new Cell("B EXPECTS", "POINTS"), "");
    for (TestName test : TestName.values()) {
      Optional<ComparedLine> a = best.line(test);
      Optional<ComparedLine> b = other.flatMap(comparison -> comparison.line(test));
      if (a.isPresent() || b.isPresent()) {
        row(test.name(), "", total(a), total(b), "");
        rows(ComparedPair.of(a, b));
      }
    }
    row("all", "", total(best), other.map(ExplanationTable::total).orElse(NOTHING), "");
    lines.add("");
    lines.add(
        "+ won, - lost, ( ) neither: one side has no value"
            + (other.isPresent() ? "; = as A; * tells A from B" : ""));
    return lines;
  }

  private static Cell total(Comparison comparison) {
    return total(comparison.score().matched(), comparison.score().possible());
  }

  private static Cell total(Optional<ComparedLine> line) {
    return line.map(its -> total(its.matched(), its.possible())).orElse(NOTHING);
  }

  private static Cell total(int matched, int possible) {
    return possible == 0 ? NOTHING : new Cell("", matched + "/" + possible);
  }

  private void rows(List<ComparedPair> pairs) {
    List<ComparedPair> silent = pairs.stream().filter(pair -> pair.observed().isEmpty()).toList();
    boolean together = !whole && silent.size() > 1;
    pairs.stream().filter(pair -> !together || pair.observed().isPresent()).forEach(this::row);
    if (together) {
      Cell a = together(silent, ComparedPair::a);
      row("  rest", NONE, a, together(silent, ComparedPair::b), "");
    }
  }

  private static Cell together(
      List<ComparedPair> pairs, Function<ComparedPair, Optional<ComparedAttribute>> side) {
    List<ComparedAttribute> expected = pairs.stream().map(side).flatMap(Optional::stream).toList();
    int points = expected.stream().mapToInt(ComparedAttribute::points).sum();
    return expected.isEmpty()
        ? new Cell(NONE, "")
        : new Cell(Run.count(expected.size(), "attribute", "attributes"), "(" + points + ")");
  }

  private void row(ComparedPair pair) {
    Cell b = cell(pair.b());
    row(
        "  " + pair.attribute(),
        value(pair.observed()),
        cell(pair.a()),
        pair.isSame() ? new Cell("=", b.points()) : b,
        pair.tells() ? "*" : "");
  }

  private static Cell cell(Optional<ComparedAttribute> compared) {
    return new Cell(
        value(compared.flatMap(ComparedAttribute::expected)),
        compared.map(ExplanationTable::points).orElse(""));
  }

  private static String value(Optional<String> value) {
    return value.map(text -> text.isEmpty() ? "(empty)" : Printable.line(text)).orElse(NONE);
  }

  private static String points(ComparedAttribute compared) {
    return switch (compared.result()) {
      case WON -> "+" + compared.points();
      case LOST -> "-" + compared.points();
      case NOT_OBSERVED, NOT_EXPECTED -> "(" + compared.points() + ")";
    };
  }

  private void row(String test, String observed, Cell a, Cell b, String mark) {
    List<String> seen = Cells.wrap(observed, OBSERVED, whole);
    List<String> left = Cells.wrap(a.expected(), other.isPresent() ? BESIDE : ALONE, whole);
    List<String> right = Cells.wrap(b.expected(), BESIDE, whole);
    line(test, seen.get(0), left.get(0), a.points(), right.get(0), b.points(), mark);
    int rows = Math.max(seen.size(), Math.max(left.size(), right.size()));
    for (int i = 1; i < rows; i++) {
      line("", Cells.at(seen, i), Cells.at(left, i), "", Cells.at(right, i), "", "");
    }
  }

  private void line(Object... cells) {
    lines.add((other.isPresent() ? TWO : ONE).formatted(cells));
  }
}
