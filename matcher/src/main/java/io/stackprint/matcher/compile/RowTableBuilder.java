package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.MatchPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what the references have in one group of columns, for a {@link RowTable}. */
final class RowTableBuilder {
  /** Stands in a part for an expression that is not there, and in a row for a part. */
  static final int NONE = -1;

  private final List<Column> columns;
  private final List<TestName> tests; // those that have a column here
  private final Map<TestName, List<Integer>> columnsOf = new EnumMap<>(TestName.class);
  private final List<Map<String, Integer>> cells = new ArrayList<>(); // [column], by expression
  private final List<List<String>> expressions = new ArrayList<>(); // [column][cell]
  private final Combinations parts; // index into tests, then [column of the test] a cell or NONE
  private final Combinations rows; // [test] a part or NONE

  RowTableBuilder(List<Column> columns) {
    this.columns = columns;
    int widest = 0;
    for (int i = 0; i < columns.size(); i++) {
      List<Integer> ofTest =
          columnsOf.computeIfAbsent(columns.get(i).test(), any -> new ArrayList<>());
      ofTest.add(i);
      widest = Math.max(widest, ofTest.size());
      cells.add(new HashMap<>());
      expressions.add(new ArrayList<>());
    }
    this.tests = List.copyOf(columnsOf.keySet());
    this.parts = new Combinations(1 + widest);
    this.rows = new Combinations(tests.size());
  }

  /** The number of the part that a line with these expressions has, or {@link #NONE}. */
  int part(TestName test, Map<Attribute, String> expected) {
    int[] part = new int[parts.width()];
    Arrays.fill(part, NONE);
    part[0] = tests.indexOf(test);
    boolean empty = true;
    int at = 1;
    for (int column : columnsOf.getOrDefault(test, List.of())) {
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
   * @param partsOf of the tests that the reference has, its part in each group, or {@link #NONE}
   * @param group which of the groups this is
   */
  int row(Map<TestName, int[]> partsOf, int group) {
    int[] row = new int[tests.size()];
    for (int i = 0; i < row.length; i++) {
      int[] ofTest = partsOf.get(tests.get(i));
      row[i] = ofTest == null ? NONE : ofTest[group];
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
      TestName test = tests.get(elements[part * parts.width()]);
      List<Integer> columnsOfTest = columnsOf.getOrDefault(test, List.of());
      for (int i = 0; i < width; i++) {
        int cell = elements[part * parts.width() + 1 + i];
        terms[part * width + i] =
            cell == NONE ? firstCell[columns.size()] : firstCell[columnsOfTest.get(i)] + cell;
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
