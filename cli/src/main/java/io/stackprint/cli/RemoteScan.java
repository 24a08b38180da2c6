package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.pipeline.TopicTail;
import io.stackprint.prober.request.Network;
import io.stackprint.prober.request.Networks;
import io.stackprint.prober.request.RequestReader;
import io.stackprint.prober.target.Targets;
import io.stackprint.record.HostRecord;
import io.stackprint.record.ScanRequest;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Service;
import io.stackprint.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A scan that the probers of a cluster do: asks them, and follows what becomes of it. Of one that
 * is repeated, it follows the first run.
 */
final class RemoteScan {
  private static final String REASON = "__streams.errors.message";

  private static final Duration POLL = Duration.ofMillis(100);

  private final Cluster cluster;
  private final String scope;
  private final ScanReport report;
  private final Terminal terminal;
  private final RequestFollower follower = new RequestFollower();
  private boolean complete = true;

  RemoteScan(Cluster cluster, String scope, ScanReport report, Terminal terminal) {
    this.cluster = cluster;
    this.scope = scope;
    this.report = report;
    this.terminal = terminal;
  }

  /**
   * Asks, and returns when the last result is there.
   *
   * @param every how often to scan, if not once
   * @return false when it was interrupted, or a request was refused
   */
  boolean run(Targets targets, Map<String, String> options, Optional<Duration> every) {
    if (targets.count() > RequestReader.MAX_ADDRESSES) {
      throw new UsageException(
          "%d addresses: ask for at most %d at once"
              .formatted(targets.count(), RequestReader.MAX_ADDRESSES));
    }
    cluster.provideTopics();
    Map<String, String> clients = cluster.clientProperties();
    try (var hosts = new TopicTail<>(cluster.topics().hosts(), clients);
        var letters = new TopicTail<>(cluster.topics().deadLetters(Service.PROBER), clients);
        var interrupts = Interrupts.handledBy(() -> {})) {
      ask(new ScanRequests(cluster, scope), Networks.of(targets, any -> true), options, every);
      while (follower.missing() > 0 && !interrupts.happened()) {
        hosts.poll(record -> host(record.value()), POLL);
        letters.poll(this::letter, POLL);
        terminal.progress(
            "%d of %d targets to come".formatted(follower.missing(), targets.count()));
      }
    }
    terminal.progressOver();
    if (follower.missing() > 0) {
      terminal.say(
          follower.missing() + " targets are not followed any longer; the probers go on with them");
    }
    report.end();
    return complete && follower.missing() == 0;
  }

  private void ask(
      ScanRequests requests,
      List<Network> networks,
      Map<String, String> options,
      Optional<Duration> every) {
    String id = UUID.randomUUID().toString();
    requests.parts(networks).forEach((part, of) -> follower.expect(ScanRequests.id(id, part), of));
    requests.submit(id, networks, options, every);
    terminal.say("asked the probers of scope %s: request %s".formatted(scope, id));
    every.ifPresent(
        interval ->
            terminal.say(
                "they repeat it every %s until `stackprint scans end %s`"
                    .formatted(Intervals.text(interval), id)));
  }

  private void host(HostRecord host) {
    if (host != null && follower.arrived(host)) {
      report.host(host);
    }
  }

  private void letter(ConsumerRecord<byte[], byte[]> letter) {
    Topic<HostKey, ScanRequest> topic = cluster.topics().scanRequests();
    try {
      ScanRequest request = topic.value().deserializer().deserialize(topic.name(), letter.value());
      if (request != null && follower.refused(request.getId())) {
        complete = false;
        terminal.say("the probers refuse: " + reason(letter));
      }
    } catch (SerializationException e) {
      // a letter of another kind, not about a request
    }
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    var header = letter.headers().lastHeader(REASON);
    return header == null ? "no reason given" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
