package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.compile.CellRanges.CellRange;
import io.stackprint.matcher.compile.ParsedExpression.Range;
import io.stackprint.matcher.expression.Expressions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private final CellRanges ranges;
  private final int[] unusual; // cells
  private final int[] unplain; // cells, the unusual ones included

  /** The index of these expressions, which are numbered in this order. */
  ColumnIndex(Column column, List<String> cells, Rules rules) {
    this.column = column;
    this.is793 = rules.is793();
    this.expressions = Expressions.of(rules);
    this.sources = cells.toArray(new String[0]);
    List<CellRange> cellRanges = new ArrayList<>();
    int[] unusualCells = new int[sources.length];
    int[] unplainCells = new int[sources.length];
    int unusualSize = 0;
    int unplainSize = 0;
    for (int cell = 0; cell < sources.length; cell++) {
      ParsedExpression expression = parse(sources[cell]);
      add(expression, cell);
      for (Range range : expression.ranges()) {
        cellRanges.add(new CellRange(range, cell));
      }
      unusualCells[unusualSize] = cell;
      unusualSize += expression.isUsual() ? 0 : 1;
      unplainCells[unplainSize] = cell;
      unplainSize += expression.isPlain() ? 0 : 1;
    }
    this.unusual = Arrays.copyOf(unusualCells, unusualSize);
    this.unplain = Arrays.copyOf(unplainCells, unplainSize);
    this.ranges = new CellRanges(cellRanges);
  }

  private void add(ParsedExpression expression, int cell) {
    for (String text : expression.whole()) {
      whole.add(text, cell);
    }
    for (String text : expression.prefixes()) {
      prefixes.add(text, cell);
    }
    for (String text : expression.numberPrefixes()) {
      numberPrefixes.add(text, cell);
    }
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
        ranges.mark(value.isEmpty() ? 0 : PlainNumber.of(value), scores, from, won);
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
