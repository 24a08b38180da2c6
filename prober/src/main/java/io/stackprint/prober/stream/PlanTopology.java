package io.stackprint.prober.stream;

import io.stackprint.prober.request.RequestReader;
import io.stackprint.topics.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Named;

/**
 * Says what is due.
 *
 * <pre>
 * scan-requests ──▶ plan [schedule] ──▶ scan-runs
 * </pre>
 */
public final class PlanTopology {
  private PlanTopology() {}

  /**
   * Builds the topology.
   *
   * @param config what it will run with; names and handlers count already here
   * @param topics names and serdes
   * @param scope the only network whose requests are looked at
   * @param reader reads the requests
   */
  public static Topology build(
      StreamsConfig config, Topics topics, String scope, RequestReader reader) {
    var builder = new StreamsBuilder(new TopologyConfig(config));
    builder.stream(
            topics.scanRequests().name(),
            topics.scanRequests().consumed().withName("scan-requests-source"))
        .process(new PlanSupplier(topics, scope, reader), Named.as("plan"))
        .to(topics.scanRuns().name(), topics.scanRuns().produced().withName("scan-runs-sink"));
    return builder.build();
  }
}
