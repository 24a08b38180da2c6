package io.stackprint.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts dead letters back to where they came from, octet for octet, each once.
 *
 * <p>Record and receipt are one transaction. Whoever begins a replay ends any other that has not
 * finished, and reads the receipts after that: so none is written twice, also not by two people at
 * a time.
 */
public final class LetterReplay {
  /**
   * Header of a replayed record: the letter that it was. Its letter has it too, if it fails again.
   */
  public static final String MARKER = "stackprint.replayed-from";

  private final Topics topics;
  private final Map<String, ?> clients;
  private final Set<String> sources;

  /**
   * Ready to replay.
   *
   * @param topics the catalogue; a letter goes back to a topic of it or nowhere
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public LetterReplay(Topics topics, Map<String, ?> clients) {
    this.topics = topics;
    this.clients = Map.copyOf(clients);
    this.sources = topics.all().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What became of the letters that were meant.
   *
   * @param replayed those that were put back now
   * @param before those that were put back earlier, and now left alone
   * @param homeless those that name no topic of the catalogue as their source
   */
  public record Outcome(
      List<DeadLetter> replayed, List<DeadLetter> before, List<DeadLetter> homeless) {}

  /** Puts these back; all of them, or none if that fails. */
  public Outcome run(LetterFilter filter) {
    try (var producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      DeadLetters found = DeadLetters.read(topics, clients, filter);
      List<DeadLetter> before = found.letters().stream().filter(found::isReplayed).toList();
      List<DeadLetter> homeless =
          found.letters().stream().filter(letter -> !hasHome(letter)).toList();
      List<DeadLetter> due =
          found.letters().stream()
              .filter(letter -> !found.isReplayed(letter) && hasHome(letter))
              .toList();
      producer.beginTransaction();
      due.forEach(letter -> putBack(letter, producer));
      producer.commitTransaction();
      return new Outcome(due, before, homeless);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "dead-letters-replay");
    return settings;
  }

  private boolean hasHome(DeadLetter letter) {
    return letter.source().map(SourcePlace::topic).filter(sources::contains).isPresent();
  }

  private void putBack(DeadLetter letter, KafkaProducer<byte[], byte[]> producer) {
    SourcePlace source = letter.source().orElseThrow();
    var record =
        new ProducerRecord<>(
            source.topic(),
            source.partition(),
            letter.timestampMillis(),
            letter.key(),
            letter.value());
    letter.headers().forEach(record.headers()::add);
    mark(record.headers(), MARKER, letter.id());
    send(record, producer);

    var receipt =
        new ProducerRecord<byte[], byte[]>(
            topics.deadLetters(letter.id().service()).name(), letter.id().partition(), null, null);
    mark(receipt.headers(), DeadLetters.RECEIPT, letter.id());
    send(receipt, producer);
  }

  private static void send(
      ProducerRecord<byte[], byte[]> record, KafkaProducer<byte[], byte[]> producer) {
    // A failure to send fails the commit.
    Future<RecordMetadata> unused = producer.send(record);
  }

  private static void mark(Headers headers, String name, LetterId letter) {
    headers.remove(name).add(name, letter.toString().getBytes(UTF_8));
  }
}
