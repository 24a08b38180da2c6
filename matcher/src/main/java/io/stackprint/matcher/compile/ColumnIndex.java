package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.ParsedExpression.Range;
import io.stackprint.matcher.expression.Expressions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distinct expressions of one column, called cells, turned round: from a value to the cells
 * that accept it. Immutable once built.
 *
 * <p>A usual value is looked up as text and as a number, and touches only the cells that accept it.
 * Unusual values and cells are told apart here, and decided by {@link Expressions} one at a time,
 * if anybody asks for the cell. All of this agrees with {@link Expressions}.
 */
final class ColumnIndex {
  /** Score of a cell that is yet to be decided. */
  static final long UNKNOWN = -1;

  private final Column column;
  private final boolean is793;
  private final Expressions expressions;
  private final String[] sources; // [cell]
  private final Postings whole = new Postings(); // texts that a value must equal
  private final Postings prefixes = new Postings(); // texts that a word may begin with
  private final Postings numberPrefixes = new Postings(); // those that a number may begin with
  private final long[] lows; // [range], ascending
  private final long[] highs; // [range]
  private final int[] rangeCells; // [range]
  private final int[] unusual; // cells
  private final int[] unplain; // cells, the unusual ones included

  private record CellRange(Range range, int cell) {}

  /** The index of these expressions, which are numbered in this order. */
  ColumnIndex(Column column, List<String> cells, Rules rules) {
    this.column = column;
    this.is793 = rules.is793();
    this.expressions = Expressions.of(rules);
    this.sources = cells.toArray(new String[0]);
    List<ParsedExpression> parsed = cells.stream().map(this::parse).toList();
    List<CellRange> ranges = new ArrayList<>();
    for (int cell = 0; cell < sources.length; cell++) {
      ParsedExpression expression = parsed.get(cell);
      int number = cell;
      expression.ranges().forEach(range -> ranges.add(new CellRange(range, number)));
      expression.whole().forEach(text -> whole.add(text, number));
      expression.prefixes().forEach(text -> prefixes.add(text, number));
      expression.numberPrefixes().forEach(text -> numberPrefixes.add(text, number));
    }
    ranges.sort(Comparator.comparingLong(range -> range.range().low()));
    lows = ranges.stream().mapToLong(range -> range.range().low()).toArray();
    highs = ranges.stream().mapToLong(range -> range.range().high()).toArray();
    rangeCells = ranges.stream().mapToInt(CellRange::cell).toArray();
    int[] all = IntStream.range(0, sources.length).toArray();
    unusual = Arrays.stream(all).filter(cell -> !parsed.get(cell).isUsual()).toArray();
    unplain = Arrays.stream(all).filter(cell -> !parsed.get(cell).isPlain()).toArray();
  }

  private ParsedExpression parse(String expression) {
    if (is793) {
      return ParsedExpression.of793(expression);
    }
    boolean bracketed =
        Expressions.BRACKETED.contains(column.attribute()) && expression.indexOf('[') >= 0;
    return bracketed ? ParsedExpression.unusual() : ParsedExpression.of799(expression);
  }

  int size() {
    return sources.length;
  }

  /**
   * Writes the scores of all cells, or that they are unknown.
   *
   * @param from where the score of the first cell goes
   * @param won score of a cell that accepts the value
   * @param lost score of one that does not
   */
  void score(String value, long[] scores, int from, long won, long lost) {
    int to = from + sources.length;
    switch (ValueKind.of(value, is793)) {
      case NUMBER -> {
        Arrays.fill(scores, from, to, lost);
        markRanges(value.isEmpty() ? 0 : PlainNumber.of(value), scores, from, won);
        numberPrefixes.markPrefixes(value, scores, from, won);
        if (is793) {
          whole.mark(value, scores, from, won);
        }
        forget(unusual, scores, from);
      }
      case WORD -> {
        markWord(value, scores, from, won, lost);
        forget(unusual, scores, from);
      }
      case WORD_AFTER_DIGIT -> {
        markWord(value, scores, from, won, lost);
        forget(unplain, scores, from);
      }
      case ODD -> Arrays.fill(scores, from, to, UNKNOWN);
    }
  }

  private void markRanges(long number, long[] scores, int from, long won) {
    for (int i = 0; i < lows.length && lows[i] <= number; i++) {
      if (number <= highs[i]) {
        scores[from + rangeCells[i]] = won;
      }
    }
  }

  private void markWord(String value, long[] scores, int from, long won, long lost) {
    Arrays.fill(scores, from, from + sources.length, lost);
    whole.mark(value, scores, from, won);
    prefixes.markPrefixes(value, scores, from, won);
  }

  private static void forget(int[] cells, long[] scores, int from) {
    for (int cell : cells) {
      scores[from + cell] = UNKNOWN;
    }
  }

  /** As {@link Expressions#accept}. */
  boolean accepts(int cell, String value) {
    return expressions.accept(column.attribute(), sources[cell], value);
  }
}
