package io.stackprint.matcher.compile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the values that one subject has in a group of columns score against the rows of a table,
 * each computed when it is asked for the first time. Not thread safe.
 *
 * <p>A score is two counts of points in one long: those that both sides could compare in the upper
 * half, those of them that were lost in the lower one. The sum over all groups fits too (see {@link
 * io.stackprint.matcher.database.MatchPoints}), so scores are added as they are.
 */
final class RowScores {
  private static final long UNKNOWN = -1;

  private final RowTable table;
  private final SubjectValue[] values; // [column], ABSENT where the subject has none
  private final @Nullable String[] texts; // [column], null where the subject has none
  private final long[] cells; // [cell], UNKNOWN until asked for
  private final long[] rows; // [row], UNKNOWN until asked for
  private int mostPossible;

  RowScores(RowTable table) {
    this.table = table;
    this.values = new SubjectValue[table.columns().size()];
    this.texts = new String[values.length];
    this.cells = new long[table.distinctCells()];
    this.rows = new long[table.rows()];
  }

  /** About how much memory the scores against a table take, in octets. */
  static long octets(RowTable table) {
    return 8L * (table.rows() + table.distinctCells()) + 1000;
  }

  static int possible(long score) {
    return (int) (score >>> 32);
  }

  static int lost(long score) {
    return (int) score;
  }

  /** True when these are the values that are scored. */
  boolean areOf(@Nullable String[] subject) {
    return Arrays.equals(texts, subject);
  }

  /** Turns to other values of a subject. */
  void reset(@Nullable String[] subject) {
    mostPossible = 0;
    for (int column = 0; column < values.length; column++) {
      String text = subject[column];
      texts[column] = text;
      values[column] = text == null ? SubjectValue.ABSENT : table.value(column, text);
      mostPossible += text == null ? 0 : table.points(column);
    }
    Arrays.fill(cells, UNKNOWN);
    Arrays.fill(rows, UNKNOWN);
  }

  /** The most points that any row can compare with these values. */
  int mostPossible() {
    return mostPossible;
  }

  /** The score against one row of the table. */
  long of(int row) {
    long score = rows[row];
    return score == UNKNOWN ? compute(row) : score;
  }

  private long compute(int row) {
    long sum = 0;
    int end = table.start(row + 1);
    for (int at = table.start(row); at < end; at++) {
      int cell = table.cell(at);
      long score = cells[cell];
      sum += score == UNKNOWN ? judge(cell) : score;
    }
    rows[row] = sum;
    return sum;
  }

  private long judge(int cell) {
    int column = table.columnOf(cell);
    SubjectValue value = values[column];
    long score = 0;
    if (value != SubjectValue.ABSENT) {
      long points = table.points(column);
      score = points << 32 | (table.accepts(cell, value) ? 0 : points);
    }
    cells[cell] = score;
    return score;
  }
}
