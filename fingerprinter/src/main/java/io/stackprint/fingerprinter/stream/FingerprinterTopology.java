package io.stackprint.fingerprinter.stream;

import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.topics.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Named;

/**
 * Assembles replies into one fingerprint for each observation of a host.
 *
 * <pre>
 * probe-replies ──▶ assemble [evidence, observations, deadlines] ──▶ fingerprints
 * </pre>
 */
public final class FingerprinterTopology {
  private FingerprinterTopology() {}

  /**
   * Builds the topology.
   *
   * @param config the configuration that the topology will run with
   * @param topics names and serdes
   * @param assembler the rules by which replies become fingerprints
   * @param patience how long to wait for what does not come
   */
  public static Topology build(
      StreamsConfig config, Topics topics, Assembler assembler, Patience patience) {
    var builder = new StreamsBuilder(new TopologyConfig(config));
    builder.stream(
            topics.probeReplies().name(),
            topics.probeReplies().consumed().withName("probe-replies"))
        .process(new AssembleSupplier(topics, assembler, patience), Named.as("assemble"))
        .to(
            topics.fingerprints().name(),
            topics.fingerprints().produced().withName("fingerprints"));
    return builder.build();
  }
}
