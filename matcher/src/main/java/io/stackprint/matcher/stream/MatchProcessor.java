package io.stackprint.matcher.stream;

import io.stackprint.matcher.rank.HostChanges;
import io.stackprint.matcher.rank.PublishedVerdicts;
import io.stackprint.record.Cause;
import io.stackprint.record.HostChange;
import io.stackprint.record.HostRecord;
import io.stackprint.record.PublishedVerdict;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.record.VerdictSummary;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.HostDoor;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topic;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns each fingerprint into a host record, in the order in which they come, and does so again
 * with the latest fingerprint of every known host when the database has changed.
 *
 * <p>While no database is active, or earlier fingerprints still wait for one, a fingerprint is put
 * aside. A punctuator looks for a database, works off what waits, and re-matches, all in the steps
 * of its {@link Pace}.
 *
 * <p>A null value is a tombstone, from {@code fingerprints} or from {@code hosts}: the host is
 * forgotten, and its record on {@code hosts} removed. A host that is observed in the moment between
 * a tombstone on {@code hosts} and our reading of it is forgotten until it is observed again.
 */
final class MatchProcessor
    implements Processor<HostKey, SubjectFingerprint, HostKey, SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(MatchProcessor.class);
  private static final long SAY_AFTER_MILLIS = 2_000;

  private final Topic<DatabaseKey, DatabaseRecord> osDb;
  private final ActiveDatabase database;
  private final Pace pace;
  private ProcessorContext<HostKey, SpecificRecord> context;
  private OsDbTable table;
  private Waiting waiting;
  private KnownHosts known;
  private Rematch rematch;
  private MatchMetrics metrics;
  private OptionalLong inactiveSinceMillis = OptionalLong.empty();
  private boolean saidSo;

  @SuppressWarnings("NullAway.Init") // init() runs before anything else does
  MatchProcessor(Topic<DatabaseKey, DatabaseRecord> osDb, ActiveDatabase database, Pace pace) {
    this.osDb = osDb;
    this.database = database;
    this.pace = pace;
  }

  @Override
  public void init(ProcessorContext<HostKey, SpecificRecord> context) {
    this.context = context;
    table = new OsDbTable(context.getStateStore(MatcherTopology.OS_DB), osDb);
    waiting = new Waiting(context);
    known = new KnownHosts(context);
    rematch = new Rematch(context, known);
    metrics = new MatchMetrics(context);
    refreshed(context.currentSystemTimeMs());
    context.schedule(pace.every(), PunctuationType.WALL_CLOCK_TIME, this::step);
  }

  @Override
  public void close() {
    metrics.close();
  }

  @Override
  public void process(Record<HostKey, SubjectFingerprint> record) {
    HostKey host = HostDoor.present(record.key());
    if (record.value() == null) {
      retire(host, record.timestamp());
      return;
    }
    SubjectFingerprint subject = SubjectDoor.checked(host, record.value());
    Optional<ActiveDatabase.Loaded> active =
        waiting.any()
            ? Optional.empty()
            : usable().or(() -> refreshed(context.currentSystemTimeMs()));
    if (active.isPresent()) {
      observe(active.get(), subject);
    } else {
      waiting.add(context.recordMetadata().orElseThrow().offset(), subject);
    }
  }

  private Optional<ActiveDatabase.Loaded> usable() {
    return database.current().filter(any -> !rematch.isBehind(database.seen()));
  }

  private Optional<ActiveDatabase.Loaded> refreshed(long nowMillis) {
    database.refresh(table, nowMillis);
    Optional<ActiveDatabase.Loaded> active = usable();
    metrics.active(active.map(ActiveDatabase.Loaded::version));
    return active;
  }

  private void step(long nowMillis) {
    Optional<ActiveDatabase.Loaded> active = refreshed(nowMillis);
    if (active.isEmpty()) {
      sayThatSomeWait(nowMillis);
      return;
    }
    inactiveSinceMillis = OptionalLong.empty();
    saidSo = false;
    Pace.Step step = pace.begin();
    if (waiting.any()) {
      waiting.take(step, subject -> observe(active.get(), subject));
    }
    DatabaseVersion version = active.get().version();
    if (rematch.isNeeded(version)) {
      rematch.walk(version, step, (host, subject) -> again(active.get(), host, subject));
    }
    metrics.progress(rematch.share(version));
  }

  private void sayThatSomeWait(long nowMillis) {
    if (inactiveSinceMillis.isEmpty()) {
      inactiveSinceMillis = OptionalLong.of(nowMillis);
    }
    boolean isNews = nowMillis - inactiveSinceMillis.getAsLong() >= SAY_AFTER_MILLIS && !saidSo;
    if (waiting.any() && isNews) {
      saidSo = true;
      LOG.warn(
          "task {}: no OS database is active, fingerprints wait for one;"
              + " `stackprint db import` loads one",
          context.taskId());
    }
  }

  private void observe(ActiveDatabase.Loaded active, SubjectFingerprint subject) {
    var host = new HostKey(subject.getScope(), subject.getAddress());
    HostRecord verdict = classified(active, subject, Cause.OBSERVATION);
    PublishedVerdict after = PublishedVerdicts.of(verdict);
    Optional<VerdictSummary> before = known.verdict(host).map(PublishedVerdict::getSummary);
    known.put(host, subject, after);
    long timestamp = TimeUnit.NANOSECONDS.toMillis(subject.getEndedAtNanos());
    publish(host, verdict, timestamp);
    changes(host, Cause.OBSERVATION, subject.getStartedAtNanos())
        .between(before, after.getSummary())
        .ifPresent(change -> publish(host, change, timestamp));
  }

  private void again(ActiveDatabase.Loaded active, HostKey host, SubjectFingerprint subject) {
    metrics.rematched();
    HostRecord verdict = classified(active, subject, Cause.DATABASE);
    PublishedVerdict after = PublishedVerdicts.of(verdict);
    Optional<PublishedVerdict> before = known.verdict(host);
    if (before.filter(was -> !PublishedVerdicts.isAnother(was, after)).isPresent()) {
      return;
    }
    known.put(host, after);
    Optional<VerdictSummary> was = before.map(PublishedVerdict::getSummary);
    long timestamp = active.version().activeSinceMillis();
    publish(host, replacing(was, verdict), timestamp);
    changes(host, Cause.DATABASE, TimeUnit.MILLISECONDS.toNanos(timestamp))
        .between(was, after.getSummary())
        .ifPresent(change -> publish(host, change, timestamp));
  }

  private HostRecord classified(
      ActiveDatabase.Loaded active, SubjectFingerprint subject, Cause cause) {
    return metrics.timed(() -> active.classifier().classify(subject, cause));
  }

  private static HostRecord replacing(Optional<VerdictSummary> before, HostRecord verdict) {
    return HostRecord.newBuilder(verdict)
        .setPreviousDatabaseGeneration(
            before.map(VerdictSummary::getDatabaseGeneration).orElse(null))
        .setPreviousOverlayGeneration(before.map(VerdictSummary::getOverlayGeneration).orElse(null))
        .build();
  }

  private void retire(HostKey host, long timestampMillis) {
    boolean waited = waiting.any() && waiting.remove(host);
    Optional<PublishedVerdict> last = known.remove(host);
    if (waited || last.isPresent()) {
      context.forward(new Record<>(host, null, timestampMillis), MatcherTopology.HOSTS);
    }
    last.map(PublishedVerdict::getSummary)
        .map(
            changes(host, Cause.RETIREMENT, TimeUnit.MILLISECONDS.toNanos(timestampMillis))
                ::retired)
        .ifPresent(change -> publish(host, change, timestampMillis));
  }

  private static HostChanges changes(HostKey host, Cause cause, long atNanos) {
    return new HostChanges(host.scope(), host.address(), cause, atNanos);
  }

  private void publish(HostKey host, HostRecord record, long timestampMillis) {
    context.forward(new Record<>(host, record, timestampMillis), MatcherTopology.HOSTS);
  }

  private void publish(HostKey host, HostChange change, long timestampMillis) {
    context.forward(new Record<>(host, change, timestampMillis), MatcherTopology.HOST_CHANGES);
  }
}
