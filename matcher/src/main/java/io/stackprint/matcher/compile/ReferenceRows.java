package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.TestName;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Responsiveness;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows of references; a line that they share is looked at once. */
final class ReferenceRows {
  private final List<RowTableBuilder> tables; // [group]
  private final Rules rules;
  private final IdentityHashMap<ReferenceLine, int[]> known = new IdentityHashMap<>(); // parts
  private final Map<TestName, int[]> lines = new EnumMap<>(TestName.class); // of the one at hand

  ReferenceRows(List<RowTableBuilder> tables, Rules rules) {
    this.tables = tables;
    this.rules = rules;
  }

  /** The number of the reference's row in each group, and behind them that of the reference. */
  int[] of(Reference reference, int number) {
    lines.clear();
    for (ReferenceLine line : reference.tests()) {
      lines.put(line.test(), parts(line));
    }
    int[] rows = new int[tables.size() + 1];
    for (int group = 0; group < tables.size(); group++) {
      rows[group] = tables.get(group).row(lines, group);
    }
    rows[tables.size()] = number;
    return rows;
  }

  private int[] parts(ReferenceLine line) {
    int[] parts = known.get(line);
    if (parts == null) {
      Map<Attribute, String> expected =
          Responsiveness.imply(line.test(), line.expressions(), rules);
      parts = new int[tables.size()];
      for (int group = 0; group < parts.length; group++) {
        parts[group] = tables.get(group).part(line.test(), expected);
      }
      known.put(line, parts);
    }
    return parts;
  }
}
