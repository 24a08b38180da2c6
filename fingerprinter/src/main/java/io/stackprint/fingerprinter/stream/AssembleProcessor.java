package io.stackprint.fingerprinter.stream;

import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.fingerprinter.assemble.Observation;
import io.stackprint.record.ObservationProgress;
import io.stackprint.record.ObservationState;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence of each observation and forwards one fingerprint when it is complete.
 *
 * <p>Each reply is stored under its own key, so that its cost does not grow with what is there
 * already; the range of an observation is read once, when its last round has ended. A record whose
 * key is stored already is a duplicate and changes nothing, and so does one of an observation whose
 * fingerprint is out. An observation that does not end in time is closed as incomplete by the
 * sweep; if the missing evidence comes after all, the complete fingerprint replaces the incomplete
 * one.
 */
final class AssembleProcessor implements Processor<HostKey, Evidence, HostKey, SubjectFingerprint> {
  private final Assembler assembler;
  private final Patience patience;
  private ProcessorContext<HostKey, SubjectFingerprint> context;
  private KeyValueStore<String, Evidence> evidence;
  private KeyValueStore<String, ObservationProgress> observations;
  private KeyValueStore<String, String> deadlines;
  private AssembleMetrics metrics;

  @SuppressWarnings("NullAway.Init") // init() runs before anything else does
  AssembleProcessor(Assembler assembler, Patience patience) {
    this.assembler = assembler;
    this.patience = patience;
  }

  @Override
  public void init(ProcessorContext<HostKey, SubjectFingerprint> context) {
    this.context = context;
    evidence = context.getStateStore(AssembleSupplier.EVIDENCE);
    observations = context.getStateStore(AssembleSupplier.OBSERVATIONS);
    deadlines = context.getStateStore(AssembleSupplier.DEADLINES);
    metrics = new AssembleMetrics(context);
    context.schedule(patience.sweep(), PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void process(Record<HostKey, Evidence> record) {
    Evidence checked = EvidenceDoor.checked(record.key(), record.value());
    if (checked instanceof Evidence.Reply piece) {
      ProbeReply reply = piece.record();
      var key = new ObservationKey(record.key(), reply.getObservation());
      add(key, key.of(reply), piece, reply.getRound(), false);
    } else if (checked instanceof Evidence.End piece) {
      RoundEnd end = piece.record();
      var key = new ObservationKey(record.key(), end.getObservation());
      add(key, key.of(end), piece, end.getRound(), end.getLast());
    }
  }

  private void add(
      ObservationKey key, String place, Evidence piece, int round, boolean lastRoundEnd) {
    ObservationProgress before = observations.get(key.text());
    boolean isOver = before != null && before.getState() == ObservationState.COMPLETE;
    if (isOver || evidence.putIfAbsent(place, piece) != null) {
      metrics.duplicates.record();
      return;
    }
    (piece instanceof Evidence.Reply ? metrics.replies : metrics.roundsEnded).record();
    ObservationProgress progress = advance(key, before, round, lastRoundEnd);
    if (progress.getLastRoundEnded()) {
      completeIfAllIsHere(key, progress);
    }
  }

  private ObservationProgress advance(
      ObservationKey key, @Nullable ObservationProgress before, int round, boolean lastRoundEnd) {
    if (before == null) {
      metrics.opened.record();
      ObservationProgress first = opened(round, lastRoundEnd);
      observations.put(key.text(), first);
      lookAgain(key, dueAt(first));
      return first;
    }
    if (round <= before.getRound() && !lastRoundEnd) {
      return before;
    }
    ObservationProgress.Builder progress = ObservationProgress.newBuilder(before);
    if (round > before.getRound()) {
      progress.setRound(round).setRoundSeenAtMillis(context.currentSystemTimeMs());
    }
    progress.setLastRoundEnded(lastRoundEnd || before.getLastRoundEnded());
    observations.put(key.text(), progress.build());
    return progress.build();
  }

  private ObservationProgress opened(int round, boolean lastRoundEnd) {
    return new ObservationProgress(
        ObservationState.OPEN, round, context.currentSystemTimeMs(), lastRoundEnd);
  }

  private void completeIfAllIsHere(ObservationKey key, ObservationProgress progress) {
    Observation all = evidenceOf(key);
    if (all.isComplete()) {
      metrics.completed.record();
      forward(key, all);
      forget(key, all);
      close(key, progress, ObservationState.COMPLETE);
    }
  }

  /** Looks at every observation whose time has come. */
  private void sweep(long now) {
    List<ObservationKey> due = new ArrayList<>();
    try (KeyValueIterator<String, String> entries =
        deadlines.range(null, ObservationKey.dueBefore(now))) {
      while (entries.hasNext()) {
        String entry = entries.next().key;
        due.add(ObservationKey.parse(entry.substring(entry.indexOf('#') + 1)));
        deadlines.delete(entry);
      }
    }
    due.forEach(key -> lookAt(key, now));
  }

  private void lookAt(ObservationKey key, long now) {
    ObservationProgress progress = observations.get(key.text());
    if (progress == null) {
      return;
    }
    if (dueAt(progress) > now) {
      lookAgain(key, dueAt(progress));
    } else if (progress.getState() == ObservationState.OPEN) {
      metrics.incomplete.record();
      forward(key, evidenceOf(key));
      ObservationProgress closed = close(key, progress, ObservationState.INCOMPLETE);
      lookAgain(key, dueAt(closed));
    } else {
      forget(key, evidenceOf(key));
      observations.delete(key.text());
    }
  }

  private long dueAt(ObservationProgress progress) {
    boolean open = progress.getState() == ObservationState.OPEN;
    return progress.getRoundSeenAtMillis()
        + (open ? patience.round() : patience.memory()).toMillis();
  }

  private void forward(ObservationKey key, Observation all) {
    SubjectFingerprint fingerprint = assembler.assemble(all.rounds(), all.replies());
    long timestamp = TimeUnit.NANOSECONDS.toMillis(fingerprint.getEndedAtNanos());
    context.forward(new Record<>(key.host(), fingerprint, timestamp));
  }

  private ObservationProgress close(
      ObservationKey key, ObservationProgress progress, ObservationState state) {
    var closed = ObservationProgress.newBuilder(progress).setState(state).build();
    observations.put(key.text(), closed);
    return closed;
  }

  // Every remembered observation has exactly one entry in deadlines.
  private void lookAgain(ObservationKey key, long atMillis) {
    deadlines.put(key.dueAt(atMillis), "");
  }

  private void forget(ObservationKey key, Observation all) {
    all.replies().forEach(reply -> evidence.delete(key.of(reply)));
    all.rounds().forEach(end -> evidence.delete(key.of(end)));
  }

  private Observation evidenceOf(ObservationKey key) {
    List<RoundEnd> rounds = new ArrayList<>();
    List<ProbeReply> replies = new ArrayList<>();
    try (KeyValueIterator<String, Evidence> pieces =
        evidence.prefixScan(key.evidencePrefix(), new StringSerializer())) {
      while (pieces.hasNext()) {
        pieces.next().value.either(replies::add, rounds::add);
      }
    }
    return new Observation(rounds, replies);
  }
}
