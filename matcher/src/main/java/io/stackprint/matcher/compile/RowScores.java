package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
  private static final long UNKNOWN = ColumnIndex.UNKNOWN;

  private final RowTable table;
  private final @Nullable String[] texts; // [column], null where the subject has none
  private final long[] cells; // [cell], UNKNOWN where it must be asked for
  private final long[] rows; // [row], UNKNOWN until asked for
  private final int[] known; // rows that are not UNKNOWN, in the order in which they were asked for
  private int knownRows;
  private int mostPossible;

  RowScores(RowTable table) {
    this.table = table;
    this.texts = new String[table.columns().size()];
    this.cells = new long[table.distinctCells()];
    this.rows = new long[table.rows()];
    this.known = new int[rows.length];
    Arrays.fill(rows, UNKNOWN);
  }

  static int possible(long score) {
    return (int) (score >>> 32);
  }

  static int lost(long score) {
    return (int) score;
  }

  /** Turns to another subject. */
  void reset(Fingerprint subject) {
    mostPossible = 0;
    List<Column> columns = table.columns();
    for (int i = 0; i < texts.length; i++) {
      Column column = columns.get(i);
      texts[i] = subject.value(column.test(), column.attribute()).orElse(null);
      score(i, texts[i]);
    }
    for (int i = 0; i < knownRows; i++) {
      rows[known[i]] = UNKNOWN;
    }
    knownRows = 0;
  }

  private void score(int column, @Nullable String text) {
    if (text == null) {
      Arrays.fill(cells, table.firstCell(column), table.firstCell(column + 1), 0);
    } else {
      int points = table.points(column);
      table.score(column, text, cells, score(points, 0), score(points, points));
      mostPossible += points;
    }
  }

  private static long score(int possible, int lost) {
    return (long) possible << 32 | lost;
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
      sum += score == UNKNOWN ? decide(cell) : score;
    }
    rows[row] = sum;
    known[knownRows++] = row;
    return sum;
  }

  private long decide(int cell) {
    int column = table.columnOf(cell);
    String text = Objects.requireNonNull(texts[column]); // an absent value leaves nothing unknown
    int points = table.points(column);
    long score = score(points, table.accepts(cell, text) ? 0 : points);
    cells[cell] = score;
    return score;
  }
}
