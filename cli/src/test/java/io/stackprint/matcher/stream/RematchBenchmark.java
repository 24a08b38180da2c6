package io.stackprint.matcher.stream;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.fingerprint.FingerprintRecords;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprint.Subject;
import io.stackprint.fingerprint.SubjectReader;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.matcher.database.DatabaseReader;
import io.stackprint.matcher.database.OsDatabase;
import io.stackprint.record.HostRecord;
import io.stackprint.record.RoundFingerprint;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Service;
import io.stackprint.topics.TopicLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How fast known hosts are matched again, and what a live fingerprint waits meanwhile: the
 * installed database, 10,000 hosts with the subjects of the match vectors, two partitions on one
 * thread, broker and matcher in this JVM.
 *
 * <p>{@code ./mvnw -pl cli -am test-compile}, then in {@code cli} {@code java -cp
 * target/test-classes:target/classes:… io.stackprint.matcher.stream.RematchBenchmark}, with the
 * class path that {@code ./mvnw dependency:build-classpath} prints.
 */
final class RematchBenchmark {
  private static final int HOSTS = 10_000;
  private static final int LIVE = 100;
  private static final Path DATABASE = Path.of("/usr/share/nmap/nmap-os-db");
  private static final Path SUBJECTS =
      Path.of("../matcher/src/test/resources/match-vectors/subjects.txt");

  private final EmbeddedCluster cluster;
  private final KafkaProducer<HostKey, SubjectFingerprint> producer;
  private final Committed<HostKey, HostRecord> hosts;
  private final List<SubjectFingerprint> subjects;

  private RematchBenchmark(EmbeddedCluster cluster) throws IOException {
    this.cluster = cluster;
    var topic = cluster.topics().fingerprints();
    producer =
        new KafkaProducer<>(
            new HashMap<String, Object>(cluster.clientProperties()),
            topic.key().serializer(),
            topic.value().serializer());
    hosts = new Committed<>(cluster.topics().hosts(), cluster.clientProperties());
    subjects =
        SubjectReader.read("subjects", Files.readString(SUBJECTS)).subjects().stream()
            .map(RematchBenchmark::observed)
            .toList();
  }

  public static void main(String[] arguments) throws Exception {
    try (var cluster =
        EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE)) {
      new RematchBenchmark(cluster).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    load(Files.readAllBytes(DATABASE));
    var topics = cluster.topics();
    var config =
        StreamsSettings.of(
            Service.MATCHER,
            topics,
            cluster.clientProperties(),
            Files.createTempDirectory("rematch"));
    try (var streams =
        new KafkaStreams(MatcherTopology.build(config, topics, Rules.DEFAULT), config)) {
      streams.start();
      for (int i = 0; i < HOSTS; i++) {
        send(i, "known-" + i);
      }
      await(HOSTS, () -> hosts.values().size());
      print("alone", live("alone"));
      byte[] changed =
          Files.readString(DATABASE)
              .replace("Linux 5", "Linux five")
              .getBytes(StandardCharsets.UTF_8);
      long start = System.nanoTime();
      load(changed);
      List<Long> meanwhile = live("meanwhile");
      await(HOSTS, () -> rematched(streams));
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("re-matched %d hosts in %.1f s, import included%n", HOSTS, seconds);
      print("during the re-match", meanwhile);
      long others =
          hosts.values().stream()
              .filter(host -> host.getPreviousDatabaseGeneration().isPresent())
              .count();
      System.out.println("verdicts that changed: " + others);
    }
  }

  private static int rematched(KafkaStreams streams) {
    return (int)
        streams.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("rematched-hosts-total"))
            .mapToDouble(metric -> (double) metric.getValue().metricValue())
            .sum();
  }

  /** Milliseconds from sending a fingerprint until its host record is committed, for some. */
  private List<Long> live(String run) throws InterruptedException {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < LIVE; i++) {
      String observation = run + i;
      long sent = System.nanoTime();
      send(i, observation);
      producer.flush();
      boolean came = false;
      while (!came) {
        came = hosts.next().stream().anyMatch(host -> host.getObservation().equals(observation));
      }
      waits.add((System.nanoTime() - sent) / 1_000_000);
    }
    return waits;
  }

  private static void print(String when, List<Long> waits) {
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "live fingerprints %s: median %d ms, 95 %% %d ms, longest %d ms%n",
        when,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        Arrays.stream(sorted).max().orElse(0));
  }

  private void send(int i, String observation) {
    SubjectFingerprint subject =
        SubjectFingerprint.newBuilder(subjects.get(i % subjects.size()))
            .setAddress("10.0." + i / 256 + "." + i % 256)
            .setObservation(observation)
            .build();
    var key = new HostKey(subject.getScope(), subject.getAddress());
    Future<RecordMetadata> unused =
        producer.send(new ProducerRecord<>(cluster.topics().fingerprints().name(), key, subject));
  }

  private static SubjectFingerprint observed(Subject subject) {
    RoundFingerprint round =
        RoundFingerprint.newBuilder(RematchContract.ROUND)
            .setRound(1)
            .setTests(FingerprintRecords.toRecord(subject.fingerprint().first()))
            .build();
    return SubjectFingerprint.newBuilder(RematchContract.ANY).setRounds(List.of(round)).build();
  }

  private void load(byte[] octets) {
    OsDatabase database =
        DatabaseReader.read(octets, "benchmark", Rules.DEFAULT.profile()).database();
    new DatabaseImport(cluster.topics().osDb(), cluster.clientProperties())
        .run(database, System.currentTimeMillis());
  }

  private static void await(int count, IntSupplier counted) throws InterruptedException {
    while (counted.getAsInt() < count) {
      Thread.sleep(50);
    }
  }
}
