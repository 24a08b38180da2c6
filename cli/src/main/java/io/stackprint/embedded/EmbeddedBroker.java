package io.stackprint.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker, its own controller, in this JVM and on loopback only. The one class that knows
 * Kafka's server classes, which are no public API.
 *
 * <p>What Kafka holds to be fatal to a broker, such as a full disk, ends the whole JVM: it is meant
 * to be one with nothing else in it.
 */
final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE = 1;

  /** Always the same, or a directory could not be used again; 22 characters, as for every id. */
  private static final String CLUSTER = "stackprint-one-machine";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker on the data in a directory, or on none if it is empty.
   *
   * @throws KafkaException if it does not start
   */
  static EmbeddedBroker start(Path directory) {
    List<String> free = twoFreeAddresses();
    return start(directory, free.get(0), free.get(1), Map.of(), List.of());
  }

  /**
   * Starts a broker at addresses of its own.
   *
   * @param broker host and port for clients
   * @param controller host and port of the controller in it
   * @param more settings of the broker, which win over ours
   * @param users SCRAM credentials to begin with, as {@code kafka-storage --add-scram} takes them;
   *     only looked at when the directory is new
   */
  static EmbeddedBroker start(
      Path directory,
      String broker,
      String controller,
      Map<String, String> more,
      List<String> users) {
    format(directory, users);
    Map<String, String> settings = settings(directory, broker, controller);
    settings.putAll(more);
    var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, broker);
  }

  /** Host and port for clients. */
  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops it and waits until its data are on disk. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Writes cluster and node id into a new directory; one that has them stays as it is. */
  private static void format(Path directory, List<String> users) {
    var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(silence)
          .setNodeId(NODE)
          .setClusterId(CLUSTER)
          .setControllerListenerName("CONTROLLER")
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setScramArguments(users)
          .run();
    } catch (Exception e) { // which is what run() declares
      throw new KafkaException("cannot prepare the broker's directory " + directory, e);
    }
  }

  private static Map<String, String> settings(Path directory, String broker, String controller) {
    var settings = new HashMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("log.dirs", directory.toString());
    settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", NODE + "@" + controller);

    // Topics come from the catalogue, and times from packets: a capture's clock may be ahead of
    // ours.
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));

    // One machine: nothing to replicate to, nobody to wait for, little memory and few files.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", "16777216");
    settings.put("log.index.size.max.bytes", "1048576");
    settings.put("metric.reporters", "");
    return settings;
  }

  /** Loopback addresses that nobody listens on; one could be taken before we do. */
  static List<String> twoFreeAddresses() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var one = new ServerSocket(0, 1, loopback);
        var other = new ServerSocket(0, 1, loopback)) {
      return Stream.of(one, other)
          .map(socket -> loopback.getHostAddress() + ":" + socket.getLocalPort())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + loopback, e);
    }
  }
}
