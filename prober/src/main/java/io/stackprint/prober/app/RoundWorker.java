package io.stackprint.prober.app;

import io.stackprint.prober.pace.FinishedRound;
import io.stackprint.prober.pace.Repetition;
import io.stackprint.prober.pace.RoundJudge;
import io.stackprint.prober.pace.RoundRecords;
import io.stackprint.prober.pace.RoundSink;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.topics.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns finished rounds into evidence and hands it on, in a thread of its own: what takes the
 * evidence may wait for a broker, the engine must not. While it waits, no host is begun; those
 * under way come to their end and stand in the queue.
 */
final class RoundWorker implements RoundSink {
  private static final int FULL = 512; // rounds in the queue from which on no host is begun

  private final RoundRecords records;
  private final RoundJudge judge;
  private final Consumer<Evidence> evidence;
  private final Inbox inbox;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Map<Integer, SoFar> unfinished = new HashMap<>(); // by target
  private final Thread thread = new Thread(this::work, "evidence");
  private boolean open = true;
  private volatile @Nullable RuntimeException failure;

  private record SoFar(List<RoundEnd> rounds, List<ProbeReply> replies) {
    SoFar() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  RoundWorker(RoundRecords records, RoundJudge judge, Consumer<Evidence> evidence, Inbox inbox) {
    this.records = records;
    this.judge = judge;
    this.evidence = evidence;
    this.inbox = inbox;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void accept(FinishedRound round) {
    work.add(() -> handOn(round));
  }

  @Override
  public boolean hasRoom() {
    return work.size() < FULL;
  }

  private void work() {
    try {
      while (open) {
        work.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void handOn(FinishedRound finished) {
    List<ProbeReply> replies = records.replies(finished);
    boolean another = !finished.certainlyLast() && anotherIsToFollow(finished, replies);
    replies.forEach(reply -> evidence.accept(new Evidence.Reply(reply)));
    evidence.accept(new Evidence.End(records.end(finished, !another)));
    if (!another) {
      unfinished.remove(finished.target());
    }
    if (!finished.certainlyLast()) {
      tell(finished.target(), another);
    }
  }

  private boolean anotherIsToFollow(FinishedRound finished, List<ProbeReply> replies) {
    SoFar soFar = unfinished.computeIfAbsent(finished.target(), any -> new SoFar());
    soFar.rounds().add(records.end(finished, true));
    soFar.replies().addAll(replies);
    return Repetition.continues(
        finished.number(),
        records.settings().maxTries(),
        judge.judge(soFar.rounds(), soFar.replies()));
  }

  private void tell(int target, boolean another) {
    try {
      inbox.put((engine, now) -> engine.judged(target, another, now));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Throws what went wrong in the thread. */
  void requireAlive() {
    RuntimeException e = failure;
    if (e != null) {
      throw e;
    }
  }

  /** Returns when all that was accepted is handed on. */
  void finish() throws InterruptedException {
    work.add(() -> open = false);
    thread.join();
    requireAlive();
  }
}
