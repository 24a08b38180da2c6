package io.stackprint.prober.app;

import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends evidence to its topic, in order for each host.
 *
 * <p>At least once: a record that is sent twice carries the same identity, and the fingerprinter
 * knows it again. A record that cannot be sent fails the next call, so none is lost in silence.
 */
public final class EvidenceProducer implements AutoCloseable {
  private final Topic<HostKey, Evidence> topic;
  private final KafkaProducer<HostKey, Evidence> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Connects to the cluster.
   *
   * @param topic the {@code probe-replies} topic
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   */
  public EvidenceProducer(Topic<HostKey, Evidence> topic, Map<String, ?> clients) {
    this.topic = topic;
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    // With more, later batches overtake one whose answer was lost with the broker; a broker knows
    // only the last five again, and refuses the old one until its time is up.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    producer = new KafkaProducer<>(settings, topic.key().serializer(), topic.value().serializer());
  }

  /**
   * Sends one piece of evidence, with the packets' own time; waits when too much is under way.
   *
   * @throws KafkaException if an earlier one could not be sent
   */
  public void send(Evidence evidence) {
    requireNoFailure();
    long atNanos = evidence.either(ProbeReply::getReceivedAtNanos, RoundEnd::getEndedAtNanos);
    var record =
        new ProducerRecord<>(
            topic.name(), null, TimeUnit.NANOSECONDS.toMillis(atNanos), evidence.host(), evidence);
    Future<RecordMetadata> unused = producer.send(record, this::sent);
  }

  /**
   * Waits until all is sent.
   *
   * @throws KafkaException if one could not be sent
   */
  public void flush() {
    producer.flush();
    requireNoFailure();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void sent(RecordMetadata metadata, @Nullable Exception exception) {
    if (exception != null) {
      failure.compareAndSet(null, exception);
    }
  }

  private void requireNoFailure() {
    Exception exception = failure.get();
    if (exception != null) {
      throw new KafkaException("evidence could not be sent: " + exception.getMessage(), exception);
    }
  }
}
