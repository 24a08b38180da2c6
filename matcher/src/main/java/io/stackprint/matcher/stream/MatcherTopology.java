package io.stackprint.matcher.stream;

import io.stackprint.fingerprint.Rules;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topic;
import io.stackprint.topics.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/**
 * Matches fingerprints against the active generation of the OS database, and every known host again
 * when another one, or another overlay, becomes active.
 *
 * <pre>
 * fingerprints ───────────▶ match [pending, known-hosts, verdicts, rematch] ──▶ hosts
 * hosts (tombstones only) ─▶  ▲                                             └─▶ host-changes
 *                             │
 * os-db ═▶ os-db-door ═▶ [os-db]            every instance holds all of it
 *              ║
 *              ╚═▶ entry-letters [refused-entries] ──▶ matcher-dead-letters
 * </pre>
 *
 * <p>A generation counts once its manifest is there and agrees with the entries; until one does,
 * fingerprints wait in {@code pending}.
 */
public final class MatcherTopology {
  /** The store of the whole database, on every instance. */
  static final String OS_DB = "os-db";

  static final String HOSTS = "hosts";
  static final String HOST_CHANGES = "host-changes";
  private static final String MATCH = "match";

  private MatcherTopology() {}

  /**
   * Builds the topology.
   *
   * @param config the configuration that the topology will run with
   * @param topics names and serdes
   * @param rules by whose rules to match
   */
  public static Topology build(StreamsConfig config, Topics topics, Rules rules) {
    var database = new ActiveDatabase(rules, ActiveDatabase.background());
    return build(config, topics, database, Pace.USUAL);
  }

  static Topology build(StreamsConfig config, Topics topics, ActiveDatabase database, Pace pace) {
    var builder = new StreamsBuilder(new TopologyConfig(config));
    var refused = new RefusedEntries();
    builder.addGlobalStore(
        OsDbTable.builder(),
        topics.osDb().name(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("os-db-door"),
        () -> new OsDbDoor(topics.osDb(), refused));
    KStream<HostKey, SubjectFingerprint> subjects =
        builder.stream(topics.fingerprints().name(), subjects(topics.fingerprints()));
    Topic<byte[], byte[]> letters = topics.deadLetters(Service.MATCHER);
    subjects
        .process(new EntryLetters(refused), Named.as("entry-letters"))
        .to(letters.name(), letters.produced().withName("dead-letters"));
    subjects
        .merge(retired(builder, topics), Named.as("with-retired"))
        .process(new MatchSupplier(topics, database, pace), Named.as(MATCH));
    Topology topology = builder.build();
    addSink(topology, HOSTS, topics.hosts());
    addSink(topology, HOST_CHANGES, topics.hostChanges());
    return topology;
  }

  private static Consumed<HostKey, SubjectFingerprint> subjects(
      Topic<HostKey, SubjectFingerprint> topic) {
    return Consumed.with(topic.key(), SubjectDoor.values(topic.value())).withName("fingerprints");
  }

  /** The tombstones on {@code hosts}; what we write there ourselves passes undecoded. */
  private static KStream<HostKey, SubjectFingerprint> retired(
      StreamsBuilder builder, Topics topics) {
    return builder.stream(
            topics.hosts().name(),
            Consumed.with(topics.hosts().key(), Serdes.ByteArray()).withName("host-records"))
        .filter((host, octets) -> octets == null, Named.as("tombstones"))
        .mapValues(MatcherTopology::tombstone, Named.as("retired"));
  }

  @SuppressWarnings("NullAway") // the null value is the tombstone
  private static SubjectFingerprint tombstone(byte @Nullable [] none) {
    return null;
  }

  /** The processor writes two kinds of records; only a sink that is named knows its own. */
  private static <V extends SpecificRecord> void addSink(
      Topology topology, String name, Topic<HostKey, V> topic) {
    topology.addSink(
        name, topic.name(), topic.key().serializer(), topic.value().serializer(), MATCH);
  }
}
