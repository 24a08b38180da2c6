package io.stackprint.bench;

import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.pipeline.DirectPipeline;
import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CaptureReader;
import io.stackprint.prober.capture.CollectorSettings;
import io.stackprint.prober.capture.ObservationCollector;
import io.stackprint.prober.capture.ObservationSink;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.Evidence;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topic;
import io.stackprint.wire.Ipv4Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Puts fingerprints of any number of hosts on their topic: those of golden scans, readdressed. */
final class KnownHostsLoad implements AutoCloseable {
  private static final int FIRST_ADDRESS = 0x0a000001; // 10.0.0.1
  private static final int TEMPLATE_PACKETS = 20_000;
  private static final String SCOPE = "bench";

  private final Topic<HostKey, SubjectFingerprint> topic;
  private final KafkaProducer<HostKey, SubjectFingerprint> producer;
  private final List<SubjectFingerprint> templates;
  private int sent;

  private KnownHostsLoad(EmbeddedCluster cluster) throws IOException {
    templates = templates();
    topic = cluster.topics().fingerprints();
    Map<String, Object> settings = new HashMap<>(cluster.clientProperties());
    producer = new KafkaProducer<>(settings, topic.key().serializer(), topic.value().serializer());
  }

  static KnownHostsLoad on(EmbeddedCluster cluster) throws IOException {
    return new KnownHostsLoad(cluster);
  }

  /**
   * Sends fingerprints of so many hosts that none was sent of yet, and waits until all are there.
   */
  void send(int hosts) {
    for (int end = sent + hosts; sent < end; sent++) {
      SubjectFingerprint fingerprint = fingerprint(sent);
      long atMillis = TimeUnit.NANOSECONDS.toMillis(fingerprint.getEndedAtNanos());
      var key = new HostKey(SCOPE, fingerprint.getAddress());
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic.name(), null, atMillis, key, fingerprint));
    }
    producer.flush();
  }

  private SubjectFingerprint fingerprint(int number) {
    return SubjectFingerprint.newBuilder(templates.get(number % templates.size()))
        .setAddress(Ipv4Address.text(FIRST_ADDRESS + number))
        .setObservation("%032x".formatted(number))
        .build();
  }

  private static List<SubjectFingerprint> templates() throws IOException {
    List<SubjectFingerprint> templates = new ArrayList<>();
    Path file = Files.createTempFile("stackprint-bench", ".pcap");
    try (var pipeline = new DirectPipeline(new Assembler(Rules.DEFAULT), templates::add)) {
      CaptureFiles.scans(file, TEMPLATE_PACKETS);
      var collector =
          new ObservationCollector(
              CollectorSettings.of(SCOPE, SCOPE),
              new ObservationSink() {
                @Override
                public void reply(ProbeReply reply) {
                  pipeline.accept(new Evidence.Reply(reply));
                }

                @Override
                public void roundEnd(RoundEnd end) {
                  pipeline.accept(new Evidence.End(end));
                }
              });
      CaptureReader.read(file, collector, CaptureProgress.NONE);
      collector.finish();
      return templates;
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
