package io.stackprint.pipeline;

import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pure core without a broker: each fingerprint comes out as its last round ends. */
public final class DirectPipeline implements Pipeline {
  private final Assembler assembler;
  private final Consumer<SubjectFingerprint> fingerprints;
  private final Map<String, Gathered> open = new HashMap<>();

  private record Gathered(List<RoundEnd> rounds, List<ProbeReply> replies) {
    Gathered() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** A pipeline that gives its fingerprints to a consumer, which classifies them. */
  public DirectPipeline(Assembler assembler, Consumer<SubjectFingerprint> fingerprints) {
    this.assembler = assembler;
    this.fingerprints = fingerprints;
  }

  @Override
  public void accept(Evidence evidence) {
    evidence.either(
        reply -> gathered(reply.getObservation()).replies().add(reply), this::endOfRound);
  }

  private boolean endOfRound(RoundEnd end) {
    Gathered gathered = gathered(end.getObservation());
    gathered.rounds().add(end);
    if (end.getLast()) {
      open.remove(end.getObservation());
      fingerprints.accept(assembler.assemble(gathered.rounds(), gathered.replies()));
    }
    return end.getLast();
  }

  private Gathered gathered(String observation) {
    return open.computeIfAbsent(observation, any -> new Gathered());
  }

  @Override
  public void finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException(open.size() + " observations without a last round");
    }
  }

  @Override
  public void close() {}
}
