package io.stackprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.guarantee.Site;
import io.stackprint.prober.app.EvidenceProducer;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.RoundOutcome;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topic;
import io.stackprint.topics.TopicLayout;
import io.stackprint.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two fingerprinters under load, of which one is told to stop and started again, as in an upgrade:
 * nothing is lost, nothing comes twice, and how long it takes until everything flows again is
 * printed.
 */
public abstract class RollingRestartContract {
  private static final String PREFIX = "roll-";
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ADDRESSES = 250;

  @TempDir Path dir;

  private final Map<String, Long> sentAtNanos = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> published = new ConcurrentHashMap<>();
  private final AtomicReference<Delay> longest = new AtomicReference<>(new Delay(0));
  private final Site site;
  private final Topics topics;
  private volatile boolean loaded = true;

  /** How long the slowest observation has taken from its evidence to its fingerprint. */
  private record Delay(long nanos) {
    String text() {
      return nanos / 1_000_000 + " ms";
    }
  }

  protected RollingRestartContract(Site site) {
    this.site = site;
    topics = site.provideTopics(PREFIX, new TopicLayout(4, (short) 1, false));
  }

  @Test
  void nothingIsLostAndNothingComesTwice() throws Exception {
    try (var first = fingerprinter("a", "1").awaitReady();
        var second = fingerprinter("b", "1").awaitReady()) {
      Thread load = started(this::produce);
      Thread reader = started(this::consume);
      awaitPublished(100);
      said("the first hundred, schemas and caches cold", longest.getAndSet(new Delay(0)));

      assertThat(first.terminate()).isZero();
      awaitAllSentUntilNow();
      said("one of two stopped, the other took over", longest.getAndSet(new Delay(0)));

      try (var again = fingerprinter("a", "2").awaitReady()) {
        awaitAllSentUntilNow();
        said("the stopped one came back", longest.getAndSet(new Delay(0)));
        loaded = false;
        load.join();
        awaitPublished(sentAtNanos.size());
        reader.join();
        assertThat(again.terminate()).isZero();
      }
      assertThat(second.terminate()).isZero();
    }

    assertThat(published.keySet()).isEqualTo(sentAtNanos.keySet());
    assertThat(published.values()).allMatch(times -> times.get() == 1);
  }

  private static void said(String what, Delay delay) {
    System.out.printf("rolling restart: %s: slowest observation %s%n", what, delay.text());
  }

  private ServiceProcess fingerprinter(String name, String start) {
    return ServiceProcess.start(
        dir.resolve("log-" + name + start),
        site.environment(PREFIX, dir.resolve("state-" + name)),
        List.of("fingerprinter"));
  }

  private static Thread started(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void produce() {
    try (var producer = new EvidenceProducer(topics.probeReplies(), site.clientProperties())) {
      for (int i = 0; loaded; i++) {
        RoundEnd end = skipped(i);
        sentAtNanos.put(end.getObservation(), System.nanoTime());
        producer.send(new Evidence.End(end));
        Thread.sleep(PAUSE.toMillis());
      }
      producer.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RoundEnd skipped(int number) {
    long atNanos = System.currentTimeMillis() * 1_000_000;
    return RoundEnd.newBuilder()
        .setScope("lab")
        .setAddress("192.0.2." + number % ADDRESSES)
        .setObservation("%032x".formatted(number))
        .setSensor("test")
        .setScanner("192.0.2.254")
        .setRound(1)
        .setLast(true)
        .setOutcome(RoundOutcome.SKIPPED)
        .setSkipReason("a test of the way, not of the goods")
        .setStartedAtNanos(atNanos)
        .setEndedAtNanos(atNanos)
        .setReplies(0)
        .setProbes(List.of())
        .setLocal(false)
        .setNotes(List.of())
        .build();
  }

  private void consume() {
    Topic<HostKey, SubjectFingerprint> topic = topics.fingerprints();
    Map<String, Object> settings = new HashMap<>(site.clientProperties());
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    try (var consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), topic.value().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (loaded || published.size() < sentAtNanos.size()) {
        for (ConsumerRecord<HostKey, SubjectFingerprint> record : consumer.poll(PAUSE)) {
          arrived(record.value().getObservation());
        }
      }
    }
  }

  private void arrived(String observation) {
    long took = System.nanoTime() - sentAtNanos.getOrDefault(observation, 0L);
    longest.accumulateAndGet(new Delay(took), (a, b) -> a.nanos() > b.nanos() ? a : b);
    published.computeIfAbsent(observation, any -> new AtomicInteger()).incrementAndGet();
  }

  private void awaitAllSentUntilNow() throws InterruptedException {
    List<String> sent = List.copyOf(sentAtNanos.keySet());
    await(() -> published.keySet().containsAll(sent));
  }

  private void awaitPublished(int count) throws InterruptedException {
    await(() -> published.size() >= count);
  }

  private static void await(BooleanSupplier what) throws InterruptedException {
    long start = System.nanoTime();
    while (!what.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(3));
      Thread.sleep(PAUSE.toMillis());
    }
  }
}
