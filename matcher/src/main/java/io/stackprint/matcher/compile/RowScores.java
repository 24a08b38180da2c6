package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the values that one subject has in a group of columns score against the rows of a table.
 * Rows and parts are added up when they are asked for the first time. Not thread safe.
 *
 * <p>A score is two counts of points in one long: those that both sides could compare in the upper
 * half, those of them that were lost in the lower one. The sum over all groups fits too (see {@link
 * io.stackprint.matcher.database.MatchPoints}), so scores are added as they are.
 */
final class RowScores {
  private static final long UNKNOWN = ColumnIndex.UNKNOWN;

  private final RowTable table;
  private final int partWidth;
  private final int[] partTerms;
  private final int rowWidth;
  private final int[] rowTerms;
  private final @Nullable String[] texts; // [column], null where the subject has none
  private final long[] cells; // [cell], UNKNOWN where it must be decided
  private final long[] parts; // [part], UNKNOWN until asked for
  private final long[] rows; // [row], UNKNOWN until asked for
  private int mostPossible;

  RowScores(RowTable table) {
    this.table = table;
    this.partWidth = table.parts().width();
    this.partTerms = table.parts().terms();
    this.rowWidth = table.rows().width();
    this.rowTerms = table.rows().terms();
    this.texts = new String[table.columns().size()];
    this.cells = new long[table.distinctCells() + 1]; // the last one is nothing, as that of parts
    this.parts = new long[table.parts().size() + 1];
    this.rows = new long[table.rows().size()];
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
    Arrays.fill(parts, 0, parts.length - 1, UNKNOWN);
    Arrays.fill(rows, UNKNOWN);
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
    return score == UNKNOWN ? ofRow(row) : score;
  }

  private long ofRow(int row) {
    long sum = 0;
    int from = row * rowWidth;
    for (int at = from; at < from + rowWidth; at++) {
      int part = rowTerms[at];
      long score = parts[part];
      sum += score == UNKNOWN ? ofPart(part) : score;
    }
    rows[row] = sum;
    return sum;
  }

  private long ofPart(int part) {
    long sum = 0;
    int from = part * partWidth;
    for (int at = from; at < from + partWidth; at++) {
      int cell = partTerms[at];
      long score = cells[cell];
      sum += score == UNKNOWN ? decide(cell) : score;
    }
    parts[part] = sum;
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
