package io.stackprint.topics;

import io.stackprint.record.DatabaseManifest;
import io.stackprint.record.HostChange;
import io.stackprint.record.HostRecord;
import io.stackprint.record.ProbeReply;
import io.stackprint.record.ReferenceFingerprint;
import io.stackprint.record.RoundEnd;
import io.stackprint.record.ScanRequest;
import io.stackprint.record.ScanRun;
import io.stackprint.record.ScanSchedule;
import io.stackprint.record.SubjectFingerprint;
import io.stackprint.refusal.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The catalogue: every topic there is, and the only place where a topic name or a serde is written.
 *
 * <pre>
 * topic                  key                      value                                  kept
 * scan-requests          scope/address            ScanRequest                            1 day
 * scan-runs              scope/network            ScanRun                                1 day
 * probe-replies          scope/address            ProbeReply, or RoundEnd                7 days
 * fingerprints           scope/address            SubjectFingerprint                     latest
 * os-db                  see DatabaseKey          ReferenceFingerprint, DatabaseManifest latest
 * hosts                  scope/address            HostRecord                             latest
 * host-changes           scope/address            HostChange                             90 days
 * siem-ecs, siem-ocsf    scope/address            JSON                                   7 days
 * SERVICE-dead-letters   as received              as received                            30 days
 * </pre>
 *
 * <p>Each name stands behind a prefix, so that several installations can share a cluster.
 */
public final class Topics {
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,150}");
  private static final Kept LATEST = new Kept.Latest();

  private final String prefix;
  private final SchemaRegistry registry;
  private final Serde<HostKey> hostKey = TextSerde.of(HostKey::parse);

  private final Topic<HostKey, ScanRequest> scanRequests;
  private final Topic<HostKey, ScanRun> scanRuns;
  private final Topic<HostKey, Evidence> probeReplies;
  private final Topic<HostKey, SubjectFingerprint> fingerprints;
  private final Topic<DatabaseKey, DatabaseRecord> osDb;
  private final Topic<HostKey, HostRecord> hosts;
  private final Topic<HostKey, HostChange> hostChanges;
  private final Topic<HostKey, String> siemEcs;
  private final Topic<HostKey, String> siemOcsf;

  /**
   * The catalogue under a prefix.
   *
   * @param prefix put before every name as it is; may be empty; letters, digits, dot, dash and
   *     underscore, at most 150
   * @param registry keeps the schemas of the values
   * @throws IllegalArgumentException if the prefix cannot stand in a topic name
   */
  public Topics(String prefix, SchemaRegistry registry) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException("not a topic prefix: '" + Quoted.of(prefix) + "'");
    }
    this.prefix = prefix;
    this.registry = registry;
    scanRequests = ofHosts("scan-requests", record(ScanRequest.class), days(1));
    scanRuns = ofHosts("scan-runs", record(ScanRun.class), days(1));
    probeReplies = ofHosts("probe-replies", evidence(), days(7));
    fingerprints = ofHosts("fingerprints", record(SubjectFingerprint.class), LATEST);
    osDb = topic("os-db", TextSerde.of(DatabaseKey::parse), databaseRecord(), LATEST);
    hosts = ofHosts("hosts", record(HostRecord.class), LATEST);
    hostChanges = ofHosts("host-changes", record(HostChange.class), days(90));
    siemEcs = ofHosts("siem-ecs", TextSerde.of(json -> json), days(7));
    siemOcsf = ofHosts("siem-ocsf", TextSerde.of(json -> json), days(7));
  }

  /** What stands before every name. */
  public String prefix() {
    return prefix;
  }

  /** How a service writes records that only its own stores hold. */
  public <R extends SpecificRecord> Serde<R> stored(Class<R> type) {
    return record(type);
  }

  /** What the probers are asked to scan. */
  public Topic<HostKey, ScanRequest> scanRequests() {
    return scanRequests;
  }

  /**
   * What is due, one network of 256 addresses a record; its key is the network's first address, so
   * that each address is only ever in one partition.
   */
  public Topic<HostKey, ScanRun> scanRuns() {
    return scanRuns;
  }

  /**
   * The requests of a scope that its probers know, as of now: the changelog of their store, which
   * only they write and which is there once they have run. A key is the request's and its id.
   */
  public Topic<String, ScanSchedule> scanSchedules(String scope) {
    return topic(
        "stackprint-" + Service.PROBER + "-" + scope + "-schedule-changelog",
        TextSerde.of(key -> key),
        record(ScanSchedule.class),
        LATEST);
  }

  /** The raw evidence: replies, and the ends of their rounds. */
  public Topic<HostKey, Evidence> probeReplies() {
    return probeReplies;
  }

  /** The latest subject fingerprint of each host. */
  public Topic<HostKey, SubjectFingerprint> fingerprints() {
    return fingerprints;
  }

  /** The OS database, in generations. */
  public Topic<DatabaseKey, DatabaseRecord> osDb() {
    return osDb;
  }

  /** What is known of each host; a tombstone retires it. */
  public Topic<HostKey, HostRecord> hosts() {
    return hosts;
  }

  /** What changed. */
  public Topic<HostKey, HostChange> hostChanges() {
    return hostChanges;
  }

  /** Documents in the Elastic Common Schema. */
  public Topic<HostKey, String> siemEcs() {
    return siemEcs;
  }

  /** Documents in the Open Cybersecurity Schema Framework. */
  public Topic<HostKey, String> siemOcsf() {
    return siemOcsf;
  }

  /** What a service refused, octets as received, the cause in the headers. */
  public Topic<byte[], byte[]> deadLetters(Service service) {
    Kept letters = new Kept.WithReason(Duration.ofDays(30));
    return topic(service + "-dead-letters", Serdes.ByteArray(), Serdes.ByteArray(), letters);
  }

  /** Every topic, in the order of the table. */
  public List<Topic<?, ?>> all() {
    Stream<Topic<?, ?>> chain =
        Stream.of(
            scanRequests,
            scanRuns,
            probeReplies,
            fingerprints,
            osDb,
            hosts,
            hostChanges,
            siemEcs,
            siemOcsf);
    return Stream.concat(chain, Stream.of(Service.values()).map(this::deadLetters)).toList();
  }

  /**
   * Creates the topics that do not exist yet; those that do stay as they are. All can be written
   * when this returns.
   *
   * @throws org.apache.kafka.common.errors.InvalidConfigurationException if one that exists differs
   *     from what it should be, in a way that loses or mixes up records; the message names each
   *     difference
   * @throws org.apache.kafka.common.KafkaException if the cluster is absent or refuses
   */
  public void create(Admin admin, TopicLayout layout) {
    new TopicCreation(admin, layout).create(all());
  }

  /**
   * Every topic as it is and as it should be, in the order of the table.
   *
   * @throws org.apache.kafka.common.KafkaException if the cluster is absent or refuses
   */
  public List<TopicState> states(Admin admin, TopicLayout layout) {
    return new TopicCreation(admin, layout).states(all());
  }

  /**
   * How many partitions the topics that exist have, if any does; the most, if they differ.
   *
   * @throws org.apache.kafka.common.KafkaException if the cluster is absent or refuses
   */
  public Optional<Integer> partitions(Admin admin) {
    return new TopicCreation(admin, TopicLayout.ONE_MACHINE)
        .partitions(all()).values().stream().max(Integer::compare);
  }

  private <V> Topic<HostKey, V> ofHosts(String name, Serde<V> value, Kept kept) {
    return topic(name, hostKey, value, kept);
  }

  private <K, V> Topic<K, V> topic(String name, Serde<K> key, Serde<V> value, Kept kept) {
    return new Topic<>(prefix + name, key, value, kept);
  }

  private <R extends SpecificRecord> Serde<R> record(Class<R> type) {
    return RecordSerde.of(registry, type);
  }

  private Serde<Evidence> evidence() {
    return RecordSerde.of(
        registry,
        SubjectNaming.TOPIC_AND_RECORD,
        List.of(ProbeReply.getClassSchema(), RoundEnd.getClassSchema()),
        Evidence::of,
        Evidence::record);
  }

  private Serde<DatabaseRecord> databaseRecord() {
    return RecordSerde.of(
        registry,
        SubjectNaming.TOPIC_AND_RECORD,
        List.of(ReferenceFingerprint.getClassSchema(), DatabaseManifest.getClassSchema()),
        DatabaseRecord::of,
        DatabaseRecord::record);
  }

  private static Kept days(int days) {
    return new Kept.For(Duration.ofDays(days));
  }
}
