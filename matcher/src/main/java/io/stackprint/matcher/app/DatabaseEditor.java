package io.stackprint.matcher.app;

import io.stackprint.matcher.generation.DatabaseEdit;
import io.stackprint.matcher.generation.StoredDatabase;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The one who may change the topic {@code os-db}.
 *
 * <p>Each edit is one transaction: a reader sees all of it or nothing. Two editors never mix: the
 * later one ends what the earlier one has open, and reads the topic only then, so that it knows all
 * that was committed before; the earlier one's next edit fails.
 */
public final class DatabaseEditor implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<DatabaseKey, DatabaseRecord> producer;
  private final StoredDatabase database;

  /**
   * Ready to edit.
   *
   * @param topic the {@code os-db} topic
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public DatabaseEditor(Topic<DatabaseKey, DatabaseRecord> topic, Map<String, ?> clients) {
    this.topic = topic.name();
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name() + "-import");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    producer = new KafkaProducer<>(settings, topic.key().serializer(), topic.value().serializer());
    try {
      producer.initTransactions();
      database = new DatabaseTopicReader(topic, clients).read();
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  /** The topic as of now. */
  public StoredDatabase database() {
    return database;
  }

  /**
   * Writes an edit.
   *
   * @throws org.apache.kafka.common.KafkaException if it is not committed
   */
  public void write(DatabaseEdit edit) {
    if (edit.writes().isEmpty()) {
      return;
    }
    producer.beginTransaction();
    edit.writes().forEach(this::send);
    producer.commitTransaction();
    database.apply(edit);
  }

  @SuppressWarnings("NullAway") // a null value is Kafka's tombstone
  private void send(DatabaseEdit.Write write) {
    // A failure to send fails the commit.
    Future<RecordMetadata> unused =
        producer.send(new ProducerRecord<>(topic, write.key(), write.value().orElse(null)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
