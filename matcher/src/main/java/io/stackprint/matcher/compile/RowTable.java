package io.stackprint.matcher.compile;

import java.util.List;

/**
 * The distinct rows that the references have in one group of columns, and the distinct expressions
 * in them. Immutable.
 */
final class RowTable {
  private final List<Column> columns;
  private final int[] points; // [column]
  private final ExpressionTable[] expressions; // [column]
  private final int[] firstCell; // [column], number of the first distinct cell of the column
  private final int[] columnOf; // [cell]
  private final int[] start; // [row + 1], index into cells
  private final int[] cells; // of each row those that are not empty

  /**
   * A table.
   *
   * @param points of each column
   * @param expressions the distinct ones of each column; all of them are the cells, in this order
   * @param rows for each row the expression of each column, -1 where it has none
   */
  RowTable(
      List<Column> columns, int[] points, List<ExpressionTable> expressions, List<int[]> rows) {
    this.columns = List.copyOf(columns);
    this.points = points.clone();
    this.expressions = expressions.toArray(new ExpressionTable[0]);
    this.columnOf = new int[expressions.stream().mapToInt(ExpressionTable::size).sum()];
    this.firstCell = new int[columns.size()];
    int cell = 0;
    for (int column = 0; column < firstCell.length; column++) {
      firstCell[column] = cell;
      for (int i = 0; i < expressions.get(column).size(); i++) {
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

  int columnOf(int cell) {
    return columnOf[cell];
  }

  /** A subject's value, ready to be compared with the cells of a column. */
  SubjectValue value(int column, String text) {
    return expressions[column].value(text);
  }

  /** True when a cell accepts a value of its column. */
  boolean accepts(int cell, SubjectValue value) {
    int column = columnOf[cell];
    return expressions[column].accepts(cell - firstCell[column], value);
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
