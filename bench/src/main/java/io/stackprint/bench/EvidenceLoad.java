package io.stackprint.bench;

import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.prober.app.EvidenceProducer;
import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CaptureReader;
import io.stackprint.prober.capture.CollectorSettings;
import io.stackprint.prober.capture.ObservationCollector;
import io.stackprint.prober.capture.ObservationSink;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.RoundEnd;
import io.stackprint.topics.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the evidence of golden scans, each repeated for many hosts, on the probe-replies topic. */
final class EvidenceLoad implements ObservationSink {
  private final EvidenceProducer producer;
  private long records;
  private long hosts;

  private EvidenceLoad(EvidenceProducer producer) {
    this.producer = producer;
  }

  /** Sends what a capture of so many packets holds. */
  static EvidenceLoad send(EmbeddedCluster cluster, int packets) throws IOException {
    Path file = Files.createTempFile("stackprint-bench", ".pcap");
    try (var producer =
        new EvidenceProducer(cluster.topics().probeReplies(), cluster.clientProperties())) {
      CaptureFiles.scans(file, packets);
      var load = new EvidenceLoad(producer);
      var collector = new ObservationCollector(CollectorSettings.of("bench", "bench"), load);
      CaptureReader.read(file, collector, CaptureProgress.NONE);
      collector.finish();
      producer.flush();
      return load;
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void reply(ProbeReply reply) {
    send(new Evidence.Reply(reply));
  }

  @Override
  public void roundEnd(RoundEnd end) {
    send(new Evidence.End(end));
    hosts += end.getLast() ? 1 : 0;
  }

  private void send(Evidence evidence) {
    producer.send(evidence);
    records++;
  }

  /** Records sent: replies and ends of rounds. */
  long records() {
    return records;
  }

  /** Observations among them, each of another host. */
  long hosts() {
    return hosts;
  }
}
