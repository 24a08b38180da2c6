package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what the references have in one group of columns, for a {@link RowTable}. */
final class RowTableBuilder {
  /** Stands in a part for an expression that is not there, and in a row for a part. */
  static final int NONE = -1;

  private final List<Column> columns;
  private final int[] tests; // ordinals of those that have a column here
  private final int[][] columnsOf; // [ordinal of the test], numbers of its columns
  private final List<Map<String, Integer>> cells = new ArrayList<>(); // [column], by expression
  private final List<List<String>> expressions = new ArrayList<>(); // [column][cell]
  private final Combinations parts; // the test's ordinal, then [column of the test] a cell or NONE
  private final Combinations rows; // [test] a part or NONE

  RowTableBuilder(List<Column> columns) {
    this.columns = columns;
    this.columnsOf = new int[TestName.values().length][0];
    for (int i = 0; i < columns.size(); i++) {
      int test = columns.get(i).test().ordinal();
      columnsOf[test] = Arrays.copyOf(columnsOf[test], columnsOf[test].length + 1);
      columnsOf[test][columnsOf[test].length - 1] = i;
      cells.add(new HashMap<>());
      expressions.add(new ArrayList<>());
    }
    int[] found = new int[columnsOf.length];
    int size = 0;
    int widest = 0;
    for (int test = 0; test < columnsOf.length; test++) {
      found[size] = test;
      size += columnsOf[test].length > 0 ? 1 : 0;
      widest = Math.max(widest, columnsOf[test].length);
    }
    this.tests = Arrays.copyOf(found, size);
    this.parts = new Combinations(1 + widest);
    this.rows = new Combinations(size);
  }

  /** The number of the part that a line with these expressions has, or {@link #NONE}. */
  int part(TestName test, Map<Attribute, String> expected) {
    int[] part = new int[parts.width()];
    Arrays.fill(part, NONE);
    part[0] = test.ordinal();
    boolean empty = true;
    int at = 1;
    for (int column : columnsOf[test.ordinal()]) {
      String expression = expected.get(columns.get(column).attribute());
      if (expression != null) {
        part[at] = cell(column, expression);
        empty = false;
      }
      at++;
    }
    return empty ? NONE : parts.add(part);
  }

  private int cell(int column, String expression) {
    List<String> known = expressions.get(column);
    Integer cell = cells.get(column).putIfAbsent(expression, known.size());
    if (cell != null) {
      return cell;
    }
    known.add(expression);
    return known.size() - 1;
  }

  /**
   * The number of the row of a reference.
   *
   * @param partsOf of each test the part that the reference has in each group, or {@link #NONE}
   * @param group which of the groups this is
   */
  int row(int[][] partsOf, int group) {
    int[] row = new int[tests.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = partsOf[tests[i]][group];
    }
    return rows.add(row);
  }

  RowTable build(MatchPoints points, Rules rules) {
    var indexes = new ColumnIndex[columns.size()];
    var weights = new int[columns.size()];
    var firstCell = new int[columns.size() + 1];
    for (int i = 0; i < weights.length; i++) {
      Column column = columns.get(i);
      indexes[i] = new ColumnIndex(column, expressions.get(i), rules);
      weights[i] = points.of(column.test(), column.attribute());
      firstCell[i + 1] = firstCell[i] + indexes[i].size();
    }
    return new RowTable(
        columns, weights, indexes, firstCell, sums(firstCell), sums(rows, parts.size()));
  }

  /** The parts as sums of cells. */
  private Sums sums(int[] firstCell) {
    int[] elements = parts.elements();
    int width = parts.width() - 1;
    int[] terms = new int[parts.size() * width];
    for (int part = 0; part < parts.size(); part++) {
      int[] columnsOfTest = columnsOf[elements[part * parts.width()]];
      for (int i = 0; i < width; i++) {
        int cell = elements[part * parts.width() + 1 + i];
        terms[part * width + i] =
            cell == NONE ? firstCell[columns.size()] : firstCell[columnsOfTest[i]] + cell;
      }
    }
    return new Sums(width, terms);
  }

  /** The rows as sums of parts. */
  private static Sums sums(Combinations rows, int parts) {
    int[] terms = rows.elements();
    for (int at = 0; at < terms.length; at++) {
      terms[at] = terms[at] == NONE ? parts : terms[at];
    }
    return new Sums(rows.width(), terms);
  }
}
