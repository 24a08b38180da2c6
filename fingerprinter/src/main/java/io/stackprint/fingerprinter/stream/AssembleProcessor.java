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
import io.stackprint.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
 * <p>All evidence of an observation is appended to one entry, so that a host leaves one entry to
 * write and one to delete however many replies it gave; it is decoded once, when the last round has
 * ended. A piece that is there already is a duplicate and changes nothing, and so does one of an
 * observation whose fingerprint is out. An observation that does not end in time is closed as
 * incomplete by the sweep, and one whose prober died as soon as another attempt at the host is
 * heard of; if the missing evidence comes after all, the complete fingerprint replaces the
 * incomplete one.
 */
final class AssembleProcessor implements Processor<HostKey, Evidence, HostKey, SubjectFingerprint> {
  private final Topics topics;
  private final Assembler assembler;
  private final Patience patience;
  private ProcessorContext<HostKey, SubjectFingerprint> context;
  private EvidenceStore evidence;
  private KeyValueStore<String, ObservationProgress> observations;
  private KeyValueStore<String, String> deadlines;
  private AssembleMetrics metrics;

  @SuppressWarnings("NullAway.Init") // init() runs before anything else does
  AssembleProcessor(Topics topics, Assembler assembler, Patience patience) {
    this.topics = topics;
    this.assembler = assembler;
    this.patience = patience;
  }

  @Override
  public void init(ProcessorContext<HostKey, SubjectFingerprint> context) {
    this.context = context;
    evidence =
        new EvidenceStore(context.getStateStore(AssembleSupplier.EVIDENCE), topics.probeReplies());
    observations = context.getStateStore(AssembleSupplier.OBSERVATIONS);
    deadlines = context.getStateStore(AssembleSupplier.DEADLINES);
    metrics = new AssembleMetrics(context, evidence.observations().filter(this::isOpen).count());
    context.schedule(patience.sweep(), PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void close() {
    metrics.close();
  }

  private boolean isOpen(ObservationKey key) {
    ObservationProgress progress = observations.get(key.text());
    return progress != null && progress.getState() == ObservationState.OPEN;
  }

  @Override
  public void process(Record<HostKey, Evidence> record) {
    Evidence piece = EvidenceDoor.checked(record.key(), record.value());
    String observation = piece.either(ProbeReply::getObservation, RoundEnd::getObservation);
    if (piece instanceof Evidence.End end) {
      for (String earlier : end.record().getEarlierAttempts()) {
        supersede(new ObservationKey(record.key(), earlier), observation);
      }
    }
    add(new ObservationKey(record.key(), observation), piece);
  }

  /** Closes what an earlier attempt left open: nothing more comes of it. */
  private void supersede(ObservationKey earlier, String observation) {
    ObservationProgress progress = observations.get(earlier.text());
    if (progress != null && progress.getState() == ObservationState.OPEN) {
      closeIncomplete(earlier, progress, Optional.of(observation));
    }
  }

  private ObservationProgress closeIncomplete(
      ObservationKey key, ObservationProgress progress, Optional<String> successor) {
    metrics.incomplete.record();
    forward(key, evidence.all(key, progress.getPages()), successor);
    return close(key, progress, ObservationState.INCOMPLETE);
  }

  private void add(ObservationKey key, Evidence piece) {
    ObservationProgress before = observations.get(key.text());
    boolean isOver = before != null && before.getState() == ObservationState.COMPLETE;
    int known = before == null ? 0 : before.getPages();
    int pages = isOver ? EvidenceStore.DUPLICATE : evidence.add(key, known, piece);
    if (pages == EvidenceStore.DUPLICATE) {
      metrics.duplicates.record();
      return;
    }
    (piece instanceof Evidence.Reply ? metrics.replies : metrics.roundsEnded).record();
    ObservationProgress progress = advance(key, before, piece, pages);
    if (progress.getLastRoundEnded()) {
      completeIfAllIsHere(key, progress);
    }
  }

  private ObservationProgress advance(
      ObservationKey key, @Nullable ObservationProgress before, Evidence piece, int pages) {
    int round = piece.either(ProbeReply::getRound, RoundEnd::getRound);
    boolean lastRoundEnd = piece.either(reply -> false, RoundEnd::getLast);
    if (before == null) {
      metrics.opened();
      ObservationProgress first = opened(round, lastRoundEnd, pages);
      observations.put(key.text(), first);
      lookAgain(key, dueAt(first));
      return first;
    }
    if (round <= before.getRound() && !lastRoundEnd && pages == before.getPages()) {
      return before;
    }
    ObservationProgress.Builder progress = ObservationProgress.newBuilder(before).setPages(pages);
    if (round > before.getRound()) {
      progress.setRound(round).setRoundSeenAtMillis(context.currentSystemTimeMs());
    }
    progress.setLastRoundEnded(lastRoundEnd || before.getLastRoundEnded());
    ObservationProgress now = progress.build();
    observations.put(key.text(), now);
    return now;
  }

  private ObservationProgress opened(int round, boolean lastRoundEnd, int pages) {
    return new ObservationProgress(
        ObservationState.OPEN, round, context.currentSystemTimeMs(), lastRoundEnd, pages);
  }

  private void completeIfAllIsHere(ObservationKey key, ObservationProgress progress) {
    Observation all = evidence.all(key, progress.getPages());
    if (all.isComplete()) {
      metrics.completed.record();
      forward(key, all, Optional.empty());
      evidence.forget(key, progress.getPages());
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
      lookAgain(key, dueAt(closeIncomplete(key, progress, Optional.empty())));
    } else {
      evidence.forget(key, progress.getPages());
      observations.delete(key.text());
    }
  }

  private long dueAt(ObservationProgress progress) {
    boolean open = progress.getState() == ObservationState.OPEN;
    return progress.getRoundSeenAtMillis()
        + (open ? patience.round() : patience.memory()).toMillis();
  }

  private void forward(ObservationKey key, Observation all, Optional<String> successor) {
    SubjectFingerprint assembled = assembler.assemble(all.rounds(), all.replies());
    SubjectFingerprint fingerprint =
        successor
            .map(id -> SubjectFingerprint.newBuilder(assembled).setSupersededBy(id).build())
            .orElse(assembled);
    long timestamp = TimeUnit.NANOSECONDS.toMillis(fingerprint.getEndedAtNanos());
    context.forward(new Record<>(key.host(), fingerprint, timestamp));
  }

  private ObservationProgress close(
      ObservationKey key, ObservationProgress progress, ObservationState state) {
    if (progress.getState() == ObservationState.OPEN) {
      metrics.closed();
    }
    var closed = ObservationProgress.newBuilder(progress).setState(state).build();
    observations.put(key.text(), closed);
    return closed;
  }

  // Every remembered observation has exactly one entry in deadlines.
  private void lookAgain(ObservationKey key, long atMillis) {
    deadlines.put(key.dueAt(atMillis), "");
  }
}
