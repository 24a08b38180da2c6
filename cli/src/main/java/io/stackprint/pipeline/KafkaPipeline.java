package io.stackprint.pipeline;

import io.stackprint.cluster.Cluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.app.FingerprinterService;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.matcher.app.MatcherService;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.prober.app.EvidenceProducer;
import io.stackprint.record.HostRecord;
import io.stackprint.service.Metrics;
import io.stackprint.service.StreamsService;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The real topologies in this JVM, on a cluster here or elsewhere.
 *
 * <p>Evidence is produced while the services still start; the host records are read back from the
 * topic when all of it is sent.
 */
public final class KafkaPipeline implements Pipeline {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long LOOK_EVERY_NANOS = 500_000_000;

  private final Deque<AutoCloseable> parts =
      new ArrayDeque<>(); // what was started last comes first
  private final InOrder hosts;
  private final EvidenceProducer producer;
  private final TopicTail<HostKey, HostRecord> reader;
  private long lookedAtNanos = System.nanoTime();

  /**
   * Starts the services in this process.
   *
   * @param cluster with topics that are this run's alone; closed with the pipeline
   * @param rules by whose rules to make and match fingerprints
   * @param database what to match against
   * @param now milliseconds since the Unix epoch, the time of the import if there is one
   * @param hosts takes the host records
   */
  public KafkaPipeline(
      Cluster cluster, Rules rules, OsDatabase database, long now, Consumer<HostRecord> hosts) {
    this.hosts = new InOrder(hosts);
    keep(cluster);
    try {
      cluster.provideTopics();
      Map<String, String> clients = cluster.clientProperties();
      Path state = cluster.stateDirectory();
      keep(
          FingerprinterService.service(cluster.topics(), clients, state, rules, Metrics.unread())
              .start());
      new DatabaseImport(cluster.topics().osDb(), clients).run(database, now);
      keep(
          MatcherService.service(cluster.topics(), clients, state, rules, Metrics.unread())
              .start());
      producer = keep(new EvidenceProducer(cluster.topics().probeReplies(), clients));
      reader = keep(new TopicTail<>(cluster.topics().hosts(), clients));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void accept(Evidence evidence) {
    producer.send(evidence);
    if (evidence instanceof Evidence.End end && end.record().getLast()) {
      hosts.expect(end.record().getObservation());
      look();
    }
  }

  /** A live scan goes on for long: what is known of its first hosts comes out meanwhile. */
  private void look() {
    if (System.nanoTime() - lookedAtNanos > LOOK_EVERY_NANOS) {
      lookedAtNanos = System.nanoTime();
      reader.poll(record -> hosts.arrived(record.value()), Duration.ZERO);
      parts.forEach(KafkaPipeline::requireAlive);
    }
  }

  @Override
  public void finish() {
    producer.flush();
    long lastSign = System.nanoTime();
    while (hosts.missing() > 0) {
      if (reader.poll(record -> hosts.arrived(record.value()), POLL) > 0) {
        lastSign = System.nanoTime();
      } else if (System.nanoTime() - lastSign > PATIENCE.toNanos()) {
        throw new PipelineFailure(
            "%d host records did not come within %d s: do a fingerprinter and a matcher run?"
                .formatted(hosts.missing(), PATIENCE.toSeconds()));
      }
      parts.forEach(KafkaPipeline::requireAlive);
    }
  }

  private static void requireAlive(AutoCloseable part) {
    if (part instanceof StreamsService service && service.hasFailed()) {
      throw new PipelineFailure(service.name() + " has stopped");
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new PipelineFailure("cannot stop: " + e.getMessage(), e);
      }
    }
  }
}
