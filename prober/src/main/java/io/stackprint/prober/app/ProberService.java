package io.stackprint.prober.app;

import io.micrometer.core.instrument.Counter;
import io.stackprint.prober.request.RequestReader;
import io.stackprint.prober.request.ScanOptions;
import io.stackprint.prober.stream.PlanTopology;
import io.stackprint.record.NmapProfile;
import io.stackprint.service.Measure;
import io.stackprint.service.Metrics;
import io.stackprint.service.RunningService;
import io.stackprint.service.StreamsService;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prober as a service.
 *
 * <pre>
 * scan-requests ──▶ PlanTopology ──▶ scan-runs ──▶ RunWorker ──▶ probe-replies
 * </pre>
 *
 * <p>All probers of a scope share its requests, and its runs: each in a consumer group of its own.
 */
public final class ProberService implements RunningService {
  private static final Logger LOG = LoggerFactory.getLogger(ProberService.class);
  private static final String SESSION_TIMEOUT_MILLIS = "15000";
  private static final String OUTAGE_MILLIS = "120000"; // as producers wait: delivery.timeout.ms

  private final StreamsService plan;
  private final EvidenceProducer evidence;
  private final DeadLetters letters;
  private final RunWorker worker;
  private final Thread thread = new Thread(this::work, "runs");
  private volatile boolean failed;

  /**
   * Makes the service; the caller starts it.
   *
   * @param topics names and serdes
   * @param clients properties of Kafka's clients, {@code bootstrap.servers} among them
   * @param streams the same for Kafka Streams
   * @param stateDirectory where the schedule is kept
   * @param scanner does the scans
   * @param metrics where it tells its numbers
   */
  public ProberService(
      ProberSettings settings,
      Topics topics,
      Map<String, ?> clients,
      Map<String, ?> streams,
      Path stateDirectory,
      RunScanner scanner,
      Metrics metrics) {
    String name = topics.prefix() + "stackprint-" + Service.PROBER + "-" + settings.scope();
    plan = plan(name, settings, topics, streams, stateDirectory, metrics);
    evidence = new EvidenceProducer(topics.probeReplies(), clients);
    letters = new DeadLetters(topics.deadLetters(Service.PROBER), clients);
    worker =
        new RunWorker(
            consumer(name + "-runs", clients),
            new RunReader(topics.scanRuns(), settings.scope(), options(settings.profile())),
            scanner,
            outlet(evidence),
            refusals(letters, metrics),
            System::currentTimeMillis);
  }

  private static StreamsService plan(
      String name,
      ProberSettings settings,
      Topics topics,
      Map<String, ?> streams,
      Path stateDirectory,
      Metrics metrics) {
    Map<String, Object> ours = new HashMap<>(streams);
    ours.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    StreamsConfig config =
        StreamsSettings.of(Service.PROBER, topics, ours, stateDirectory, metrics);
    var reader =
        new RequestReader(settings.allowed(), new SystemResolver(), options(settings.profile()));
    return new StreamsService(
        PlanTopology.build(config, topics, settings.scope(), reader),
        config,
        metrics,
        any -> Optional.empty());
  }

  private static Consumer<Map<String, String>> options(NmapProfile profile) {
    return options -> ScanOptions.read(options, profile);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String group, Map<String, ?> clients) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, OUTAGE_MILLIS);
    settings.putAll(clients);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RunBatch.MAX_RUNS);
    // All partitions are given back before any is given out: what a batch left open is read again.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static RunWorker.Refusals refusals(DeadLetters letters, Metrics metrics) {
    Counter refused = metrics.counter(Measure.DEAD_LETTERS, "refused run");
    return (record, reason) -> {
      letters.send(record, reason);
      refused.increment();
      LOG.warn("a run was put aside: {}", reason.getMessage());
    };
  }

  private static RunWorker.Outlet outlet(EvidenceProducer producer) {
    return new RunWorker.Outlet() {
      @Override
      public void send(Evidence piece) {
        producer.send(piece);
      }

      @Override
      public void flush() {
        producer.flush();
      }
    };
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public ProberService start() {
    plan.start();
    thread.start();
    return this;
  }

  private void work() {
    try {
      worker.run();
    } catch (RuntimeException e) {
      failed = true;
      LOG.error("{} stops", name(), e);
    }
  }

  @Override
  public boolean hasFailed() {
    return failed || plan.hasFailed();
  }

  @Override
  public Optional<String> waitsFor() {
    return plan.waitsFor();
  }

  @Override
  public void close() {
    worker.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } finally {
      plan.close();
      evidence.close();
      letters.close();
    }
  }
}
