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
import io.stackprint.wire.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A scan that the probers of a cluster do: asks them, and follows what becomes of it.
 *
 * <p>It is asked for in requests of up to a thousand networks, so that a record stays small and the
 * probers share the planning too.
 */
final class RemoteScan {
  private static final int NETWORKS_A_REQUEST = 1_000;
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
   * @return false when it was interrupted, or a request was refused
   */
  boolean run(Targets targets, Map<String, String> options) {
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
      submit(requests(Networks.of(targets, any -> true), options), clients);
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

  private List<ScanRequest> requests(List<Network> networks, Map<String, String> options) {
    String id = UUID.randomUUID().toString();
    long now = System.currentTimeMillis();
    List<ScanRequest> requests = new ArrayList<>();
    for (int from = 0; from < networks.size(); from += NETWORKS_A_REQUEST) {
      List<Network> part =
          networks.subList(from, Math.min(networks.size(), from + NETWORKS_A_REQUEST));
      String partId = id + "/" + (requests.size() + 1);
      requests.add(
          ScanRequest.newBuilder()
              .setId(partId)
              .setScope(scope)
              .setTargets(part.stream().map(Network::text).toList())
              .setExclude(List.of())
              .setOptions(options)
              .setIntervalSeconds(null)
              .setRequestedAtMillis(now)
              .setRequestedBy(Hostname.ofThisMachine())
              .build());
      follower.expect(partId, part);
    }
    return requests;
  }

  private void submit(List<ScanRequest> requests, Map<String, String> clients) {
    Topic<HostKey, ScanRequest> topic = cluster.topics().scanRequests();
    try (var producer =
        new KafkaProducer<>(
            Map.copyOf(clients), topic.key().serializer(), topic.value().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (ScanRequest request : requests) {
        sent.add(producer.send(new ProducerRecord<>(topic.name(), key(request), request)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new CommandFailure("cannot ask the probers: " + Reasons.of(e), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    terminal.say(
        "asked the probers of scope %s: request %s".formatted(scope, requests.get(0).getId()));
  }

  private HostKey key(ScanRequest request) {
    String first = request.getTargets().get(0);
    int end = first.lastIndexOf('.');
    return new HostKey(scope, Ipv4Address.text(Ipv4Address.parse(first.substring(0, end) + ".0")));
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
