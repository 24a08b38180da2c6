package io.stackprint.bench;

import io.stackprint.cluster.DataDirectory;
import io.stackprint.embedded.EmbeddedCluster;
import io.stackprint.matcher.app.DatabaseImport;
import io.stackprint.topics.Service;
import io.stackprint.topics.TopicLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a matcher that knows many hosts is away when it is restarted, with its stores and
 * without, and how long nobody works on its hosts when it leaves for good, with a standby and
 * without. To run: {@code bench/run restart [HOSTS]}, a million unless told otherwise.
 *
 * <p>Broker and registry are embedded, each matcher is a process of its own. All times have in them
 * what a JVM takes to start and a database to be compiled, except that of a takeover: from the
 * moment the one is told to stop until the other has matched a fingerprint of each partition.
 */
final class RestartBenchmark {
  private static final int NEW_HOSTS = 100; // some in each partition
  private static final long COPY_LOOK_MILLIS = 5_000;

  private final EmbeddedCluster cluster;
  private final Path directory;
  private final MatcherGroup group;
  private final KnownHostsLoad load;

  private RestartBenchmark(
      EmbeddedCluster cluster, Path directory, MatcherGroup group, KnownHostsLoad load) {
    this.cluster = cluster;
    this.directory = directory;
    this.group = group;
    this.load = load;
  }

  static void run(int hosts) throws Exception {
    try (DataDirectory directory = DataDirectory.throwAway();
        EmbeddedCluster cluster =
            EmbeddedCluster.start(DataDirectory.throwAway(), "", TopicLayout.ONE_MACHINE);
        var group = new MatcherGroup(cluster);
        KnownHostsLoad load = KnownHostsLoad.on(cluster)) {
      new DatabaseImport(cluster.topics().osDb(), cluster.clientProperties())
          .run(BenchDatabase.load(), 1);
      new RestartBenchmark(cluster, directory.path(), group, load).measure(hosts);
    }
  }

  private void measure(int hosts) throws Exception {
    Path first = directory.resolve("first");
    try (ServiceProcess matcher = start(first, 0)) {
      say("started with nothing known, ready", matcher.secondsToReady());
      say("%,d hosts sent and matched".formatted(hosts), secondsToMatch(hosts));
    }
    System.out.printf("its stores: %,d octets on disk%n", octets(first));
    try (ServiceProcess matcher = start(first, 0)) {
      say("restarted with its stores, ready", matcher.secondsToReady());
    }
    delete(first);
    try (ServiceProcess matcher = start(first, 0)) {
      say("restarted without its stores, ready", matcher.secondsToReady());
    }
    say("left for good, no standby: the other works after", takeover(first, 0));
    say("left for good, a standby: the other works after", takeover(first, 1));
  }

  private double secondsToMatch(int hosts) throws Exception {
    long began = System.nanoTime();
    load.send(hosts);
    group.secondsToEnd();
    return (System.nanoTime() - began) / 1e9;
  }

  /** Seconds from when the one that works is told to stop until the other has done its work. */
  private double takeover(Path working, int standbys) throws Exception {
    Path other = directory.resolve("other-" + standbys);
    ServiceProcess leaving = start(working, standbys);
    leaving.secondsToReady();
    try (ServiceProcess staying = start(other, standbys)) {
      staying.secondsToReady();
      if (standbys > 0) {
        awaitCopy(working, other);
      }
      long began = System.nanoTime();
      leaving.close();
      double left = (System.nanoTime() - began) / 1e9;
      return left + secondsToMatch(NEW_HOSTS);
    } finally {
      leaving.close();
      delete(other);
    }
  }

  /** Waits until the stores of both grow no more. */
  private static void awaitCopy(Path working, Path other) throws IOException, InterruptedException {
    long before = -1;
    long now = octets(working) + octets(other);
    while (now != before) {
      Thread.sleep(COPY_LOOK_MILLIS);
      before = now;
      now = octets(working) + octets(other);
    }
  }

  private ServiceProcess start(Path state, int standbys) throws IOException {
    return ServiceProcess.start(Service.MATCHER, cluster, state, standbys);
  }

  private static void say(String what, double seconds) {
    System.out.printf("%-52s %8.1f s%n", what, seconds);
  }

  private static long octets(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(RestartBenchmark::length).sum();
    }
  }

  private static long length(Path file) {
    return file.toFile().isFile() ? file.toFile().length() : 0; // 0 when RocksDB just removed it
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
