package io.stackprint.chaos;

import io.stackprint.topics.Evidence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Sends hosts as a busy prober does: many under way at a time, their records in between each other,
 * and now and then a record twice.
 */
final class Feeder {
  private static final int UNDER_WAY = 40;
  private static final int ONE_IN_SO_MANY_TWICE = 20;

  private final ScannedHosts hosts;
  private final int count;
  private final Random random;
  private final List<Iterator<Evidence>> open = new ArrayList<>();
  private int begun;

  Feeder(ScannedHosts hosts, int count, Random random) {
    this.hosts = hosts;
    this.count = count;
    this.random = random;
  }

  /**
   * Sends all of them.
   *
   * @param nanosPerHost how long one host takes on average
   */
  void run(Consumer<Evidence> sink, long nanosPerHost) {
    long started = System.nanoTime();
    while (begun < count || !open.isEmpty()) {
      if (begun < count && open.size() < UNDER_WAY) {
        long early = started + nanosPerHost * begun - System.nanoTime();
        if (early > 0 && open.isEmpty()) {
          Installation.pause(early / 1_000_000 + 1);
        }
        if (early <= 0 || open.isEmpty()) {
          open.add(hosts.host(begun++).iterator());
        }
      }
      send(sink);
    }
  }

  private void send(Consumer<Evidence> sink) {
    int which = random.nextInt(open.size());
    Evidence piece = open.get(which).next();
    sink.accept(piece);
    if (random.nextInt(ONE_IN_SO_MANY_TWICE) == 0) {
      sink.accept(piece);
    }
    if (!open.get(which).hasNext()) {
      open.remove(which);
    }
  }
}
