package io.stackprint.matcher.stream;

import io.stackprint.fingerprint.Rules;
import io.stackprint.topics.DatabaseKey;
import io.stackprint.topics.DatabaseRecord;
import io.stackprint.topics.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/**
 * Matches fingerprints against the active generation of the OS database.
 *
 * <pre>
 * fingerprints ──▶ match [pending] ──▶ hosts
 *                    ▲
 * os-db ═══════▶ [os-db]               every instance holds all of it
 * </pre>
 *
 * <p>A generation counts once its manifest is there and agrees with the entries; until one does,
 * fingerprints wait in {@code pending}.
 */
public final class MatcherTopology {
  /** The store of the whole database, on every instance. */
  static final String OS_DB = "os-db";

  private MatcherTopology() {}

  /**
   * Builds the topology.
   *
   * @param config the configuration that the topology will run with
   * @param topics names and serdes
   * @param rules by whose rules to match
   */
  public static Topology build(StreamsConfig config, Topics topics, Rules rules) {
    var builder = new StreamsBuilder(new TopologyConfig(config));
    builder.globalTable(
        topics.osDb().name(),
        topics.osDb().consumed().withName("os-db"),
        Materialized.<DatabaseKey, DatabaseRecord>as(Stores.inMemoryKeyValueStore(OS_DB))
            .withKeySerde(topics.osDb().key())
            .withValueSerde(topics.osDb().value()));
    builder.stream(
            topics.fingerprints().name(), topics.fingerprints().consumed().withName("fingerprints"))
        .process(new MatchSupplier(topics, new ActiveDatabase(rules)), Named.as("match"))
        .to(topics.hosts().name(), topics.hosts().produced().withName("hosts"));
    return builder.build();
  }
}
