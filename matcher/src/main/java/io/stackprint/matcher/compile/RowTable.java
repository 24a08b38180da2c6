package io.stackprint.matcher.compile;

import java.util.Arrays;
import java.util.List;

/**
 * What the references have in one group of columns, each thing once: the distinct expressions of
 * each column, called cells; the distinct combinations of cells in one test line, called parts; and
 * the distinct combinations of parts, called rows. Immutable.
 */
final class RowTable {
  private final List<Column> columns;
  private final int[] points; // [column]
  private final ColumnIndex[] indexes; // [column]
  private final int[] firstCell; // [column], number of its first cell; then of all cells how many
  private final int[] columnOf; // [cell]
  private final Sums parts; // of cells
  private final Sums rows; // of parts

  /**
   * A table.
   *
   * @param points of each column
   * @param indexes of each column; their cells one after the other are the cells of the table
   * @param firstCell of each column, and at last how many cells there are
   * @param parts sums of cells; the number behind the last cell is that of none
   * @param rows sums of parts; the number behind the last part is that of none
   */
  RowTable(
      List<Column> columns,
      int[] points,
      ColumnIndex[] indexes,
      int[] firstCell,
      Sums parts,
      Sums rows) {
    this.columns = List.copyOf(columns);
    this.points = points;
    this.indexes = indexes;
    this.firstCell = firstCell;
    this.columnOf = new int[firstCell[indexes.length]];
    for (int column = 0; column < indexes.length; column++) {
      Arrays.fill(columnOf, firstCell[column], firstCell[column + 1], column);
    }
    this.parts = parts;
    this.rows = rows;
  }

  List<Column> columns() {
    return columns;
  }

  /** The points of all columns together. */
  int allPoints() {
    int sum = 0;
    for (int each : points) {
      sum += each;
    }
    return sum;
  }

  /** What a column is worth. */
  int points(int column) {
    return points[column];
  }

  /** How many cells there are. */
  int distinctCells() {
    return columnOf.length;
  }

  /** Number of the first cell of a column; those of the next column follow its own. */
  int firstCell(int column) {
    return firstCell[column];
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

  /** The parts, as sums of cells. */
  Sums parts() {
    return parts;
  }

  /** The rows, as sums of parts. */
  Sums rows() {
    return rows;
  }
}
