package io.stackprint.prober.app;

import io.stackprint.topics.LetterHeaders;
import io.stackprint.topics.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records aside that cannot be used, with the reason in headers. */
final class DeadLetters implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  DeadLetters(Topic<byte[], byte[]> topic, Map<String, ?> clients) {
    this.topic = topic.name();
    producer =
        new KafkaProducer<>(
            Map.copyOf(clients), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Puts a record aside; returns when the letter is written. */
  void send(ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
    var letter = new ProducerRecord<>(topic, record.key(), record.value());
    LetterHeaders.add(
        letter.headers(), record.topic(), record.partition(), record.offset(), reason);
    try {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter could not be sent: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
