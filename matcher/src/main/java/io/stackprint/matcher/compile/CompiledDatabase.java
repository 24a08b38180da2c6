package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import io.stackprint.matcher.database.ReferenceLine;
import io.stackprint.matcher.expression.Responsiveness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database made ready for matching: immutable, and shared by all who match against it.
 *
 * <p>Compiling costs about as much as reading the database's text. A matcher needs nothing else of
 * the database but its references' names.
 */
public final class CompiledDatabase {
  private final List<Reference> references;
  private final List<RowTable> tables;
  private final SearchTree tree;

  private CompiledDatabase(List<Reference> references, List<RowTable> tables, SearchTree tree) {
    this.references = references;
    this.tables = tables;
    this.tree = tree;
  }

  /** Compiles a database for matching by these rules. */
  public static CompiledDatabase of(OsDatabase database, Rules rules) {
    List<Reference> references = database.references();
    List<RowTableBuilder> builders = ColumnGroups.ALL.stream().map(RowTableBuilder::new).toList();
    int[][] rows = new int[references.size()][builders.size()];
    for (int i = 0; i < rows.length; i++) {
      Map<Column, String> expected = expected(references.get(i), rules);
      for (int depth = 0; depth < builders.size(); depth++) {
        rows[i][depth] = builders.get(depth).add(expected);
      }
    }
    List<RowTable> tables =
        builders.stream().map(builder -> builder.build(database.matchPoints(), rules)).toList();
    return new CompiledDatabase(references, tables, new SearchTree(rows, tables.size()));
  }

  private static Map<Column, String> expected(Reference reference, Rules rules) {
    Map<Column, String> expected = new HashMap<>();
    for (ReferenceLine line : reference.tests()) {
      Responsiveness.imply(line.test(), line.expressions(), rules)
          .forEach((attribute, text) -> expected.put(new Column(line.test(), attribute), text));
    }
    return expected;
  }

  /** In the order of the database. */
  List<Reference> references() {
    return references;
  }

  /** One for each group of columns, in the order in which the tree has them. */
  List<RowTable> tables() {
    return tables;
  }

  SearchTree tree() {
    return tree;
  }
}
