package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.MatchPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one group of columns. */
final class RowTableBuilder {
  private final List<Column> columns;
  private final List<Map<String, Integer>> expressions; // [column], in the order of their numbers
  private final Map<Row, Integer> numbers = new HashMap<>();
  private final List<int[]> rows = new ArrayList<>();

  /** A row as a key: the expression of each column, -1 where there is none. */
  @SuppressWarnings("ArrayRecordComponent") // compared below
  private record Row(int[] expressions) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row that && Arrays.equals(expressions, that.expressions);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(expressions);
    }
  }

  RowTableBuilder(List<Column> columns) {
    this.columns = columns;
    this.expressions = new ArrayList<>();
    columns.forEach(column -> expressions.add(new LinkedHashMap<>()));
  }

  /** The number of the row that a reference has, given all that it expects. */
  int add(Map<Column, String> expected) {
    int[] row = new int[columns.size()];
    for (int column = 0; column < row.length; column++) {
      row[column] = number(column, expected.get(columns.get(column)));
    }
    return numbers.computeIfAbsent(
        new Row(row),
        fresh -> {
          rows.add(row);
          return numbers.size();
        });
  }

  private int number(int column, @Nullable String expression) {
    Map<String, Integer> known = expressions.get(column);
    return expression == null ? -1 : known.computeIfAbsent(expression, any -> known.size());
  }

  RowTable build(MatchPoints points, Rules rules) {
    List<ColumnIndex> indexes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<String> distinct = List.copyOf(expressions.get(i).keySet());
      indexes.add(new ColumnIndex(columns.get(i), distinct, rules));
    }
    int[] weights =
        columns.stream().mapToInt(column -> points.of(column.test(), column.attribute())).toArray();
    return new RowTable(columns, weights, indexes, rows);
  }
}
