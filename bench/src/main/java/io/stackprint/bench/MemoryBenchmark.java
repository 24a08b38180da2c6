package io.stackprint.bench;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.topics.Service;
import io.stackprint.topics.TopicLayout;

/**
 * What memory a matcher takes for each 100,000 hosts that it knows. To run: {@code bench/run memory
 * [HOSTS]}, in four steps of a quarter each; 400,000 unless told otherwise.
 *
 * <p>The matcher is a process of its own, with the heap that its image has. Its stores are on disk:
 * what it holds of them is RocksDB's block cache, indexes and write buffers, all off the heap.
 */
final class MemoryBenchmark {
  private static final int STEPS = 4;
  private static final int UNIT_HOSTS = 100_000;
  private static final double MEGA = 1e6;

  private MemoryBenchmark() {}

  static void run(int hosts) throws Exception {
    try (DataDirectory directory = DataDirectory.throwAway();
        EmbeddedCluster cluster =
            EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE);
        var group = new MatcherGroup(cluster);
        KnownHostsLoad load = KnownHostsLoad.on(cluster)) {
      new DatabaseImport(cluster.topics().osDb(), cluster.clientProperties())
          .run(BenchDatabase.load(), 1);
      try (ServiceProcess matcher =
          ServiceProcess.start(Service.MATCHER, cluster, directory.path().resolve("state"), 0)) {
        matcher.secondsToReady();
        measure(hosts, matcher, load, group);
      }
    }
  }

  private static void measure(
      int hosts, ServiceProcess matcher, KnownHostsLoad load, MatcherGroup group) throws Exception {
    System.out.println("hosts known, resident, live on the heap");
    long resident = 0;
    long live = 0;
    for (int step = 1; step <= STEPS; step++) {
      load.send(hosts / STEPS);
      group.secondsToEnd();
      long liveNow = matcher.liveHeapOctets();
      long residentNow = matcher.residentOctets();
      System.out.printf(
          "%,11d %,8.0f MB %,8.0f MB%n", hosts / STEPS * step, residentNow / MEGA, liveNow / MEGA);
      if (step == 1) {
        resident = residentNow; // the JVM, the database and the caches are there by now
        live = liveNow;
      } else if (step == STEPS) {
        double units = (double) (hosts - hosts / STEPS) / UNIT_HOSTS;
        System.out.printf(
            "for each %,d hosts more: resident %.1f MB, live on the heap %.1f MB%n",
            UNIT_HOSTS, (residentNow - resident) / MEGA / units, (liveNow - live) / MEGA / units);
      }
    }
  }
}
