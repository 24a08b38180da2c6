package io.stackprint.matcher.app;

import io.stackprint.matcher.database.DatabaseRecords;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.RecordOctets;
import io.stackprint.topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Puts a database on the {@code os-db} topic as a new generation.
 *
 * <p>All entries and, last, the manifest are one transaction: a reader sees the whole generation or
 * nothing of it. The same database again changes nothing.
 */
public final class DatabaseImport {
  private final Topic<DatabaseKey, DatabaseRecord> topic;
  private final Map<String, ?> clients;

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
   * Imports a database and returns the manifest that is then active: the one before if it is of the
   * same source octets.
   *
   * @param importedAtMillis now, milliseconds since the Unix epoch
   */
  public DatabaseManifest run(OsDatabase database, long importedAtMillis) {
    Optional<DatabaseManifest> active = new ManifestReader(topic, clients).read();
    if (active.isPresent()
        && active.get().getSourceDigest().equals(database.sourceDigest())
        && active.get().getSource().equals(database.source())) {
      return active.get();
    }
    long generation = active.map(DatabaseManifest::getGeneration).orElse(0L) + 1;
    List<ReferenceFingerprint> entries = DatabaseRecords.toRecords(database, generation);
    DatabaseManifest manifest =
        DatabaseRecords.manifest(database, generation, entries, RecordOctets::of, importedAtMillis);
    write(entries, manifest);
    return manifest;
  }

  private void write(List<ReferenceFingerprint> entries, DatabaseManifest manifest) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name() + "-import");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    try (var producer =
        new KafkaProducer<>(settings, topic.key().serializer(), topic.value().serializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      entries.forEach(entry -> send(producer, DatabaseRecord.of(entry)));
      send(producer, DatabaseRecord.of(manifest));
      producer.commitTransaction();
    }
  }

  private void send(Producer<DatabaseKey, DatabaseRecord> producer, DatabaseRecord value) {
    // A failure to send fails the commit.
    Future<RecordMetadata> unused =
        producer.send(new ProducerRecord<>(topic.name(), value.key(), value));
  }
}
