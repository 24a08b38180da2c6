package io.stackprint.matcher.stream;

import io.stackprint.matcher.rank.HostClassifier;
import io.stackprint.record.Cause;
import io.stackprint.record.HostRecord;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.HostKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/**
 * Turns each fingerprint into a host record, in the order in which they come.
 *
 * <p>While no database is active, or earlier fingerprints still wait for one, a fingerprint is put
 * aside; a punctuator looks for a database and works off what waits in bounded steps, so that a
 * long queue never keeps the thread from polling.
 */
final class MatchProcessor implements Processor<HostKey, SubjectFingerprint, HostKey, HostRecord> {
  private static final Duration LOOK_FOR_DATABASE = Duration.ofMillis(200);
  private static final int STEP = 500;

  private final ActiveDatabase database;
  private ProcessorContext<HostKey, HostRecord> context;
  private TimestampedKeyValueStore<DatabaseKey, DatabaseRecord> entries;
  private KeyValueStore<String, SubjectFingerprint> pending;
  private boolean someWait;

  @SuppressWarnings("NullAway.Init") // init() runs before anything else does
  MatchProcessor(ActiveDatabase database) {
    this.database = database;
  }

  @Override
  public void init(ProcessorContext<HostKey, HostRecord> context) {
    this.context = context;
    entries = context.getStateStore(MatcherTopology.OS_DB);
    pending = context.getStateStore(MatchSupplier.PENDING);
    someWait = isSomeoneWaiting();
    database.refresh(entries);
    context.schedule(LOOK_FOR_DATABASE, PunctuationType.WALL_CLOCK_TIME, now -> workOff());
  }

  @Override
  public void process(Record<HostKey, SubjectFingerprint> record) {
    Optional<HostClassifier> classifier =
        someWait ? Optional.empty() : database.current().or(() -> database.refresh(entries));
    if (classifier.isPresent()) {
      forward(classifier.get(), record.value());
    } else {
      pending.put(arrival(), record.value());
      someWait = true;
    }
  }

  private void workOff() {
    Optional<HostClassifier> classifier = database.refresh(entries);
    if (someWait && classifier.isPresent()) {
      forwardWaiting(classifier.get());
      someWait = isSomeoneWaiting();
    }
  }

  private void forwardWaiting(HostClassifier classifier) {
    try (KeyValueIterator<String, SubjectFingerprint> waiting = pending.all()) {
      for (int step = 0; step < STEP && waiting.hasNext(); step++) {
        KeyValue<String, SubjectFingerprint> next = waiting.next();
        forward(classifier, next.value);
        pending.delete(next.key);
      }
    }
  }

  private void forward(HostClassifier classifier, SubjectFingerprint subject) {
    HostRecord host = classifier.classify(subject, Cause.OBSERVATION);
    long timestamp = TimeUnit.NANOSECONDS.toMillis(subject.getEndedAtNanos());
    context.forward(new Record<>(new HostKey(host.getScope(), host.getAddress()), host, timestamp));
  }

  /** A key that sorts by arrival: the offset of the record at hand in its partition. */
  private String arrival() {
    long offset = context.recordMetadata().orElseThrow().offset();
    return String.format(Locale.ROOT, "%019d", offset);
  }

  private boolean isSomeoneWaiting() {
    try (KeyValueIterator<String, SubjectFingerprint> waiting = pending.all()) {
      return waiting.hasNext();
    }
  }
}
