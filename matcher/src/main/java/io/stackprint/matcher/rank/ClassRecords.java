package io.stackprint.matcher.rank;

import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.record.OsClass;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The records of the classes of one database, each made when it is first reported: a verdict names
 * some fifty, and binding their CPE names anew would cost more than to find them.
 *
 * <p>Holds no more than the database has. Thread safe.
 */
final class ClassRecords {
  private final Map<io.stackprint.matcher.database.OsClass, OsClass> records =
      new ConcurrentHashMap<>();

  /** The record of a class. */
  OsClass of(io.stackprint.matcher.database.OsClass osClass) {
    return records.computeIfAbsent(osClass, DatabaseRecords::toRecord);
  }

  /** The records of these classes, in their order. */
  List<OsClass> of(List<io.stackprint.matcher.database.OsClass> classes) {
    return classes.stream().map(this::of).toList();
  }
}
