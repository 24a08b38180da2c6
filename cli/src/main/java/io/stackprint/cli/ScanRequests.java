package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.prober.request.Network;
import io.stackprint.record.ScanRequest;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topic;
import io.stackprint.wire.Ipv4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What is written to the topic of requests.
 *
 * <p>A scan is asked for in parts of up to a thousand networks, each a request, so that a record
 * stays small and the probers share the planning too.
 */
final class ScanRequests {
  private static final int NETWORKS_A_REQUEST = 1_000;
  private static final char SEPARATOR = '/';

  private final Cluster cluster;
  private final String scope;

  /** Requests to the probers of a scope. */
  ScanRequests(Cluster cluster, String scope) {
    this.cluster = cluster;
    this.scope = scope;
  }

  /** The id of a part of a scan. */
  static String id(String scan, int part) {
    return scan + SEPARATOR + part;
  }

  /** The scan that a request is a part of. */
  static String scan(String id) {
    int separator = id.lastIndexOf(SEPARATOR);
    return separator < 0 ? id : id.substring(0, separator);
  }

  /** The parts of a scan, counted from 1. */
  SortedMap<Integer, List<Network>> parts(List<Network> networks) {
    SortedMap<Integer, List<Network>> parts = new TreeMap<>();
    for (int from = 0; from < networks.size(); from += NETWORKS_A_REQUEST) {
      int to = Math.min(networks.size(), from + NETWORKS_A_REQUEST);
      parts.put(parts.size() + 1, networks.subList(from, to));
    }
    return parts;
  }

  /**
   * Asks for a scan; returns when the broker has it.
   *
   * @param every how often to scan, if not once
   */
  void submit(
      String scan, List<Network> networks, Map<String, String> options, Optional<Duration> every) {
    List<ProducerRecord<HostKey, ScanRequest>> records = new ArrayList<>();
    parts(networks)
        .forEach(
            (part, of) ->
                records.add(
                    record(
                        new HostKey(scope, Ipv4Address.text(of.get(0).first())),
                        request(id(scan, part))
                            .setTargets(of.stream().map(Network::text).toList())
                            .setOptions(options)
                            .setIntervalSeconds(every.map(Duration::toSeconds).orElse(null))
                            .build())));
    send(records);
  }

  /** Ends requests, by their keys and ids. */
  void end(Map<HostKey, List<String>> requests) {
    List<ProducerRecord<HostKey, ScanRequest>> records = new ArrayList<>();
    requests.forEach(
        (key, ids) ->
            ids.forEach(
                id ->
                    records.add(
                        record(
                            key, request(id).setTargets(List.of()).setOptions(Map.of()).build()))));
    send(records);
  }

  private ScanRequest.Builder request(String id) {
    return ScanRequest.newBuilder()
        .setId(id)
        .setScope(scope)
        .setExclude(List.of())
        .setIntervalSeconds(null)
        .setRequestedAtMillis(System.currentTimeMillis())
        .setRequestedBy(Hostname.ofThisMachine());
  }

  private ProducerRecord<HostKey, ScanRequest> record(HostKey key, ScanRequest request) {
    return new ProducerRecord<>(cluster.topics().scanRequests().name(), key, request);
  }

  private void send(List<ProducerRecord<HostKey, ScanRequest>> records) {
    Topic<HostKey, ScanRequest> topic = cluster.topics().scanRequests();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(cluster.clientProperties()),
            topic.key().serializer(),
            topic.value().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new CommandFailure("cannot ask the probers: " + Reasons.of(e), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
