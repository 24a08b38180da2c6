package io.stackprint.prober.pace;

import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.OctetString;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Runs the engine against a network that is only thought of. Time jumps from event to event: hours
 * of a scan pass at once, and the same key and seed give the same packets.
 */
public final class Rehearsal {
  private static final long LONGEST_STEP_NANOS = 1_000_000_000;

  /** What comes back for a packet. */
  public interface Responder {
    /** The replies to a datagram, none if it gets lost. */
    List<Reply> replies(Sent sent);

    /** The MAC address of an attached host, or {@link Wire#NO_MAC} if it does not say. */
    default long macOf(int target) {
      return Wire.NO_MAC;
    }
  }

  /**
   * A reply.
   *
   * @param afterNanos how long after the packet that it answers
   * @param octets the IPv4 datagram
   */
  public record Reply(long afterNanos, OctetString octets) {}

  /**
   * A packet that would leave.
   *
   * @param atNanos when, nanoseconds since the epoch
   * @param target IPv4 address that it goes to
   * @param octets the IPv4 datagram; empty when it asks for the target's MAC address
   */
  public record Sent(long atNanos, int target, OctetString octets) {}

  private record Due(long atNanos, long number, Runnable what) {}

  private final ScanEngine engine;
  private final Queue<Due> coming =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::number));
  private final Queue<FinishedRound> over = new ArrayDeque<>();
  private final Responder responder;
  private final IntFunction<Optional<Path>> paths;
  private long now;
  private long events;

  /**
   * A rehearsal.
   *
   * @param paths how targets are reached
   * @param allowed which addresses may be sent anything
   * @param responder what the network does
   * @param startNanos nanoseconds since the epoch
   */
  public Rehearsal(
      ScanSettings settings,
      PrimitiveIterator.OfInt targets,
      RunKey key,
      RandomGenerator random,
      IntFunction<Optional<Path>> paths,
      IntPredicate allowed,
      Responder responder,
      long startNanos) {
    this.paths = paths;
    this.responder = responder;
    this.now = startNanos;
    this.engine =
        new ScanEngine(
            settings,
            targets,
            new Imagined(),
            key,
            key::observation,
            random,
            allowed,
            new Sink(),
            startNanos);
  }

  /** Runs to the end; after each round, asks if another is to follow. */
  public void run(Predicate<FinishedRound> another) {
    while (!engine.finished()) {
      long due = engine.run(now);
      settle(another);
      long next = coming.isEmpty() ? due : Math.min(due, coming.element().atNanos());
      now = Math.max(now + 1, Math.min(next, now + LONGEST_STEP_NANOS));
      while (!coming.isEmpty() && coming.element().atNanos() <= now) {
        coming.remove().what().run();
      }
      settle(another);
    }
  }

  private void settle(Predicate<FinishedRound> another) {
    while (!over.isEmpty()) {
      FinishedRound round = over.remove();
      boolean follows = another.test(round);
      if (!round.certainlyLast()) {
        engine.judged(round.target(), follows, now);
      }
    }
  }

  /** Does this at a time to come, before whatever else is due then. */
  void at(long nanos, Runnable what) {
    coming.add(new Due(nanos, events++, what));
  }

  ScanEngine engine() {
    return engine;
  }

  long now() {
    return now;
  }

  private final class Sink implements RoundSink {
    @Override
    public void accept(FinishedRound round) {
      over.add(round);
    }

    @Override
    public boolean hasRoom() {
      return true;
    }
  }

  private final class Imagined implements Wire {
    @Override
    public Optional<Path> pathTo(int target) {
      return paths.apply(target);
    }

    @Override
    public long send(Path path, long mac, byte[] datagram) {
      OctetString octets = OctetString.copyOf(datagram);
      int target = Ipv4View.checked(datagram).destination();
      for (Reply reply : responder.replies(new Sent(now, target, octets))) {
        long at = now + reply.afterNanos();
        byte[] copy = reply.octets().toArray();
        at(at, () -> engine.received(new Arrival(copy, copy.length, at), at));
      }
      return now;
    }

    @Override
    public long askForMac(Path path, int target) {
      responder.replies(new Sent(now, target, OctetString.EMPTY));
      long mac = responder.macOf(target);
      if (mac != NO_MAC) {
        long at = now + 1;
        at(at, () -> engine.neighbour(target, mac, at, at));
      }
      return now;
    }
  }
}
