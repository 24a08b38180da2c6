package io.stackprint.matcher.compile;

import io.stackprint.fingerprint.Rules;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.database.Reference;
import java.util.ArrayList;
import java.util.List;

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
    List<RowTableBuilder> builders = new ArrayList<>();
    for (List<Column> group : ColumnGroups.ALL) {
      builders.add(new RowTableBuilder(group));
    }
    List<Reference> references = database.references();
    var rowsOf = new ReferenceRows(builders, rules);
    int[][] rows = new int[references.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rowsOf.of(references.get(i), i);
    }
    List<RowTable> tables = new ArrayList<>();
    for (RowTableBuilder builder : builders) {
      tables.add(builder.build(database.matchPoints(), rules));
    }
    return new CompiledDatabase(references, tables, new SearchTree(rows, tables.size()));
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
