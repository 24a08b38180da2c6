package io.stackprint.cli;

import io.stackprint.cluster.Cluster;
import io.stackprint.cluster.TopicScan;
import io.stackprint.record.HostRecord;
import io.stackprint.topics.HostKey;
import io.stackprint.wire.Ipv4Address;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The table of hosts as its topic tells it. */
final class HostRecords {
  private static final Comparator<HostKey> BY_SCOPE_AND_ADDRESS =
      Comparator.comparing(HostKey::scope)
          .thenComparing(key -> Ipv4Address.parse(key.address()), Integer::compareUnsigned);

  private HostRecords() {}

  /** The latest record of each host, where that one is wanted, by scope and address. */
  static Collection<HostRecord> latest(Cluster open, BiPredicate<HostKey, HostRecord> wanted) {
    Map<HostKey, HostRecord> hosts = new TreeMap<>(BY_SCOPE_AND_ADDRESS);
    new TopicScan<>(open.topics().hosts(), open)
        .forEach(
            Optional.empty(),
            (key, host) -> {
              if (host != null && wanted.test(key, host)) {
                hosts.put(key, host);
              } else {
                hosts.remove(key);
              }
            });
    return hosts.values();
  }
}
