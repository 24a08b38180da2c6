package io.stackprint.matcher.compile;

import java.util.Arrays;
import java.util.List;

/**
 * The distinct rows that the references have in one group of columns, and the distinct expressions
 * in them. Immutable.
 */
final class RowTable {
  private final List<Column> columns;
  private final int[] points; // [column]
  private final ColumnIndex[] indexes; // [column]
  private final int[] firstCell; // [column], number of the first distinct cell of the column
  private final int[] columnOf; // [cell]
  private final int[] start; // [row + 1], index into cells
  private final int[] cells; // of each row those that are not empty

  /**
   * A table.
   *
   * @param points of each column
   * @param indexes of each column; their cells one after the other are the cells of the table
   * @param rows for each row the expression of each column, -1 where it has none
   */
  RowTable(List<Column> columns, int[] points, List<ColumnIndex> indexes, List<int[]> rows) {
    this.columns = List.copyOf(columns);
    this.points = points.clone();
    this.indexes = indexes.toArray(new ColumnIndex[0]);
    this.columnOf = new int[indexes.stream().mapToInt(ColumnIndex::size).sum()];
    this.firstCell = new int[columns.size()];
    int cell = 0;
    for (int column = 0; column < firstCell.length; column++) {
      firstCell[column] = cell;
      for (int i = 0; i < indexes.get(column).size(); i++) {
        columnOf[cell++] = column;
      }
    }
    this.start = new int[rows.size() + 1];
    this.cells = new int[rows.stream().mapToInt(RowTable::filled).sum()];
    for (int row = 0; row < rows.size(); row++) {
      start[row + 1] = fill(rows.get(row), start[row]);
    }
  }

  private static int filled(int[] row) {
    int filled = 0;
    for (int expression : row) {
      filled += expression < 0 ? 0 : 1;
    }
    return filled;
  }

  private int fill(int[] row, int from) {
    int at = from;
    for (int column = 0; column < row.length; column++) {
      if (row[column] >= 0) {
        cells[at++] = firstCell[column] + row[column];
      }
    }
    return at;
  }

  List<Column> columns() {
    return columns;
  }

  /** The points of all columns together. */
  int allPoints() {
    return Arrays.stream(points).sum();
  }

  /** What a column is worth. */
  int points(int column) {
    return points[column];
  }

  int rows() {
    return start.length - 1;
  }

  /** How many distinct cells there are. */
  int distinctCells() {
    return columnOf.length;
  }

  /** Number of the first cell of a column; those of the next column follow its own. */
  int firstCell(int column) {
    return column == firstCell.length ? columnOf.length : firstCell[column];
  }

  int columnOf(int cell) {
    return columnOf[cell];
  }

  /**
   * Writes the scores of the cells of one column, or that they are {@link ColumnIndex#UNKNOWN}.
   *
   * @param won score of a cell that accepts the value
   * @param lost score of one that does not
   */
  void score(int column, String value, long[] scores, long won, long lost) {
    indexes[column].score(value, scores, firstCell[column], won, lost);
  }

  /** True when a cell accepts a value of its column. */
  boolean accepts(int cell, String value) {
    int column = columnOf[cell];
    return indexes[column].accepts(cell - firstCell[column], value);
  }

  /** Where the cells of a row start, see {@link #cell}; they end where those of the next start. */
  int start(int row) {
    return start[row];
  }

  /** The cell at this place. */
  int cell(int at) {
    return cells[at];
  }
}
