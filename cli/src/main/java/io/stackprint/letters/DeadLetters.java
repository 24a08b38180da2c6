package io.stackprint.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackprint.topics.Service;
import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * All dead letters that are committed, as of one moment.
 *
 * <p>Beside letters their topics hold receipts: a record without key and value whose header names
 * the letter that was replayed. It is written in one transaction with the replayed record, and kept
 * at least as long as the letter before it.
 *
 * @param letters those that were asked for, in order of service, partition and offset
 * @param replayed the letters that were replayed, these or others
 */
public record DeadLetters(List<DeadLetter> letters, Set<LetterId> replayed) {
  /** Header of a receipt. */
  static final String RECEIPT = "stackprint.replayed";

  private static final Duration POLL = Duration.ofMillis(100);

  /** Copies both. */
  public DeadLetters {
    letters = List.copyOf(letters);
    replayed = Set.copyOf(replayed);
  }

  /**
   * Reads them.
   *
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public static DeadLetters read(Topics topics, Map<String, ?> clients, LetterFilter filter) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    var letters = new ArrayList<DeadLetter>();
    var replayed = new HashSet<LetterId>();
    for (Service service : Service.values()) {
      if (filter.services().contains(service)) {
        Topic<byte[], byte[]> topic = topics.deadLetters(service);
        try (var consumer =
            new KafkaConsumer<>(
                settings, topic.key().deserializer(), topic.value().deserializer())) {
          new Reading(service, filter, letters, replayed).all(consumer, topic.name());
        }
      }
    }
    return new DeadLetters(letters, replayed);
  }

  /** One pass over the topic of one service. */
  private record Reading(
      Service service, LetterFilter filter, List<DeadLetter> letters, Set<LetterId> replayed) {

    void all(KafkaConsumer<byte[], byte[]> consumer, String topic) {
      for (var info : consumer.partitionsFor(topic)) {
        var partition = new TopicPartition(topic, info.partition());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
          consumer.poll(POLL).forEach(this::take);
        }
      }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
      Header receipt = record.headers().lastHeader(RECEIPT);
      if (receipt != null) {
        replayed.add(LetterId.parse(new String(receipt.value(), UTF_8)));
        return;
      }
      DeadLetter letter = DeadLetter.of(service, record);
      if (filter.accepts(letter)) {
        letters.add(letter);
      }
    }
  }

  /** True when this letter was put back to where it came from. */
  public boolean isReplayed(DeadLetter letter) {
    return replayed.contains(letter.id());
  }
}
