package io.stackprint.prober.app;

import io.stackprint.prober.request.Network;
import io.stackprint.prober.request.Networks;
import io.stackprint.prober.request.RefusedRequestException;
import io.stackprint.prober.target.AddressSet;
import io.stackprint.prober.target.Expression;
import io.stackprint.prober.target.MalformedExpressionException;
import io.stackprint.prober.target.Resolver;
import io.stackprint.prober.target.Targets;
import io.stackprint.record.ScanRun;
import io.stackprint.topics.HostKey;
import io.stackprint.topics.Topic;
import io.stackprint.wire.Ipv4Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads records of {@code scan-runs}.
 *
 * @param topic their topic
 * @param scope the only network whose runs are taken up
 * @param options refuses options that are no scan options
 */
record RunReader(
    Topic<HostKey, ScanRun> topic, String scope, Consumer<Map<String, String>> options) {

  /**
   * Reads a record.
   *
   * @throws SerializationException if it is not a run
   * @throws RefusedRequestException if the run cannot be done
   */
  PendingRun read(ConsumerRecord<byte[], byte[]> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    HostKey key = topic.key().deserializer().deserialize(record.topic(), record.key());
    if (key != null && !key.scope().equals(scope)) {
      return PendingRun.nothing(partition, record.offset());
    }
    ScanRun run = topic.value().deserializer().deserialize(record.topic(), record.value());
    if (key == null || run == null) {
      throw new RefusedRequestException("expected a key scope/network and a run");
    }
    options.accept(run.getOptions());
    return new PendingRun(partition, record.offset(), Optional.of(run), network(key, run));
  }

  private static Network network(HostKey key, ScanRun run) {
    try {
      var targets =
          Targets.of(
              List.of(Expression.in("targets", run.getTargets())),
              AddressSet.EMPTY,
              Resolver.NO_NAMES);
      List<Network> networks =
          targets.count() > 256 ? List.of() : Networks.of(targets, any -> true);
      if (networks.size() != 1 || networks.get(0).first() != Ipv4Address.parse(key.address())) {
        throw new RefusedRequestException("targets: expected addresses of the network of the key");
      }
      return networks.get(0);
    } catch (MalformedExpressionException e) {
      throw new RefusedRequestException(e);
    }
  }
}
