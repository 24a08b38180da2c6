package io.stackprint.matcher.app;

import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.matcher.generation.DatabaseEdit;
import io.stackprint.matcher.generation.LayerEdits;
import io.stackprint.matcher.generation.StoredGeneration;
import io.stackprint.record.DatabaseLayer;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Topic;
import java.time.Duration;
import java.util.Map;

/**
 * Puts a database on the {@code os-db} topic as a new generation.
 *
 * <p>All entries and, last, the manifest are one transaction: a reader sees the whole generation or
 * nothing of it. A database that is there already is not written again. Generations that were
 * replaced longer ago than the grace are removed.
 */
public final class DatabaseImport {
  /** How long a generation stays after another one has become active. */
  public static final Duration GRACE = Duration.ofDays(7);

  private final Topic<DatabaseKey, DatabaseRecord> topic;
  private final Map<String, ?> clients;

  /**
   * What an import did.
   *
   * @param generation that holds the database
   * @param written false when one held it before
   * @param activated whether the import made it active
   */
  public record Imported(StoredGeneration generation, boolean written, boolean activated) {}

  /**
   * Ready to import.
   *
   * @param topic the {@code os-db} topic
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public DatabaseImport(Topic<DatabaseKey, DatabaseRecord> topic, Map<String, ?> clients) {
    this.topic = topic;
    this.clients = Map.copyOf(clients);
  }

  /**
   * Imports a database and makes it active.
   *
   * @param nowMillis milliseconds since the Unix epoch
   */
  public Imported run(OsDatabase database, long nowMillis) {
    return run(database, true, nowMillis);
  }

  /**
   * Imports a database.
   *
   * @param activate whether it becomes active
   * @param nowMillis milliseconds since the Unix epoch
   */
  public Imported run(OsDatabase database, boolean activate, long nowMillis) {
    try (var editor = new DatabaseEditor(topic, clients)) {
      var before = new LayerEdits(DatabaseLayer.BASE, editor.database(), nowMillis);
      DatabaseEdit edit = before.importing(database, activate);
      boolean written = before.holding(database).isEmpty();
      editor.write(edit);
      var after = new LayerEdits(DatabaseLayer.BASE, editor.database(), nowMillis);
      editor.write(after.pruning(GRACE));
      return new Imported(
          after.holding(database).orElseThrow(), written, activate && !edit.writes().isEmpty());
    }
  }
}
