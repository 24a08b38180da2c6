package io.stackprint.bench;

import io.stackprint.bench.Rival.Cost;
import io.stackprint.bench.Rival.Stage;
import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.fingerprinter.stream.FingerprinterTopology;
import io.stackprint.fingerprinter.stream.Patience;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.matcher.stream.MatcherTopology;
import io.stackprint.service.StreamsSettings;
import io.stackprint.topics.Service;
import io.stackprint.topics.TopicLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The topologies against ones that only pass the same records through, with the same guarantee, on
 * the embedded broker. To run: {@code bench/run pipeline}.
 *
 * <p>All rivals take turns on one topic of replies. The CPU time of the application is that of the
 * threads of Kafka Streams and its clients; that of the process has the broker in it, and the
 * compilers and the garbage collector, too.
 */
final class PipelineBenchmark {
  private static final int PACKETS = Integer.getInteger("bench.packets", 600_000);
  private static final int ROUNDS = 4; // the first warms up
  private static final String COPIES = "bench-copies";

  private final EmbeddedCluster cluster;
  private final long records;
  private final long hosts;

  private PipelineBenchmark(EmbeddedCluster cluster, EvidenceLoad load) {
    this.cluster = cluster;
    this.records = load.records();
    this.hosts = load.hosts();
  }

  static void run() throws Exception {
    try (EmbeddedCluster cluster =
        EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE)) {
      BenchTopics.create(cluster, COPIES);
      new DatabaseImport(cluster.topics().osDb(), cluster.clientProperties())
          .run(BenchDatabase.load(), 1);
      new PipelineBenchmark(cluster, EvidenceLoad.send(cluster, PACKETS)).compare();
    }
  }

  private void compare() throws InterruptedException {
    System.out.printf(
        "%,d probe records of %,d hosts: %.1f a host%n", records, hosts, recordsPerHost());
    var octets = new Rival("pass octets through", id -> List.of(passOctets(id)));
    var values = new Rival("pass records through", id -> List.of(passRecords(id)));
    var assemble = new Rival("assemble", id -> List.of(assemble(id, Map.of())));
    var assembleOnce =
        new Rival("assemble at least once", id -> List.of(assemble(id, atLeastOnce())));
    var whole = new Rival("pipeline", id -> pipeline(id, Map.of()));
    var wholeOnce = new Rival("pipeline at least once", id -> pipeline(id, atLeastOnce()));
    List<Rival> rivals = List.of(octets, values, assemble, assembleOnce, whole, wholeOnce);
    for (int round = 0; round < ROUNDS; round++) {
      for (Rival rival : rivals) {
        rival.run();
      }
    }
    System.out.println("microseconds a probe record: CPU of the application, of the process; time");
    rivals.forEach(PipelineBenchmark::print);
    print("assemble / pass octets", assemble, octets);
    print("assemble / pass records", assemble, values);
    print("pipeline / pass octets", whole, octets);
    print("pipeline / pass records", whole, values);
    print("assemble exactly / at least once", assemble, assembleOnce);
    print("pipeline exactly / at least once", whole, wholeOnce);
    System.out.printf(
        "hosts a second, pipeline: %.0f; as a share of records passed through: octets %.2f, records"
            + " %.2f%n",
        1e6 / (whole.median(Cost::elapsed) * recordsPerHost()),
        octets.ratio(whole, Cost::elapsed),
        values.ratio(whole, Cost::elapsed));
  }

  private double recordsPerHost() {
    return (double) records / hosts;
  }

  private static void print(Rival rival) {
    System.out.printf(
        "  %-24s %7.2f %7.2f %7.2f%n",
        rival.name(),
        rival.median(Cost::application),
        rival.median(Cost::process),
        rival.median(Cost::elapsed));
  }

  private static void print(String what, Rival ours, Rival theirs) {
    System.out.printf(
        "%-34s CPU of the application %.2f, with the broker %.2f; time %.2f%n",
        what,
        ours.ratio(theirs, Cost::application),
        ours.ratio(theirs, Cost::process),
        ours.ratio(theirs, Cost::elapsed));
  }

  private static Map<String, String> atLeastOnce() {
    return Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
  }

  private Stage passOctets(String id) {
    StreamsConfig config = config(Service.FINGERPRINTER, id, Map.of());
    var builder = new StreamsBuilder(new TopologyConfig(config));
    var octets = Serdes.ByteArray();
    builder.stream(
            cluster.topics().probeReplies().name(),
            Consumed.with(octets, octets).withName("probe-replies"))
        .to(COPIES, Produced.with(octets, octets).withName("copies"));
    return stage(builder.build(), config, records);
  }

  private Stage passRecords(String id) {
    StreamsConfig config = config(Service.FINGERPRINTER, id, Map.of());
    var builder = new StreamsBuilder(new TopologyConfig(config));
    var replies = cluster.topics().probeReplies();
    builder.stream(replies.name(), replies.consumed().withName("probe-replies"))
        .to(COPIES, replies.produced().withName("copies"));
    return stage(builder.build(), config, records);
  }

  private Stage assemble(String id, Map<String, String> special) {
    StreamsConfig config = config(Service.FINGERPRINTER, id, special);
    var assembler = new Assembler(Rules.DEFAULT);
    Topology topology =
        FingerprinterTopology.build(config, cluster.topics(), assembler, Patience.DEFAULT);
    return stage(topology, config, records);
  }

  private List<Stage> pipeline(String id, Map<String, String> special) {
    var onlyNew = new HashMap<>(special);
    onlyNew.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "latest");
    StreamsConfig config = config(Service.MATCHER, id, onlyNew);
    Topology topology = MatcherTopology.build(config, cluster.topics(), Rules.DEFAULT);
    return List.of(assemble(id, special), stage(topology, config, hosts));
  }

  private StreamsConfig config(Service service, String id, Map<String, String> special) {
    Map<String, Object> settings = new HashMap<>(cluster.clientProperties());
    settings.putAll(StreamsSettings.ofInstance((short) 1, Optional.empty()));
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, id + "-" + service);
    settings.putAll(special);
    return StreamsSettings.of(service, cluster.topics(), settings, cluster.stateDirectory());
  }

  private static Stage stage(Topology topology, StreamsConfig config, long records) {
    return new Stage(new KafkaStreams(topology, config), records);
  }
}
