package io.stackprint.matcher.app;

import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Topic;
import io.stackprint.topics.TopicReader;
import java.util.Map;

/** Reads the topic {@code os-db} as it stands, committed records only. */
public final class DatabaseTopicReader {
  private final TopicReader<DatabaseKey, DatabaseRecord> reader;

  /**
   * Ready to read.
   *
   * @param topic the {@code os-db} topic
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public DatabaseTopicReader(Topic<DatabaseKey, DatabaseRecord> topic, Map<String, ?> clients) {
    reader = new TopicReader<>(topic, clients);
  }

  /** All that is there when this is called. */
  public StoredDatabase read() {
    var database = new StoredDatabase();
    reader.read(database::put);
    return database;
  }
}
