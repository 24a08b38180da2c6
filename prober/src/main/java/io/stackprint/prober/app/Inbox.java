package io.stackprint.prober.app;

import io.stackprint.prober.pace.Arrival;
import io.stackprint.prober.pace.ScanEngine;
import io.stackprint.prober.port.PortListener;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What other threads want the engine to know, in order. Packets that come while it is full are
 * dropped and counted, as a kernel does.
 */
final class Inbox implements PortListener {
  private static final int CAPACITY = 1 << 16;

  /** Something to tell the engine. */
  interface Event {
    void tell(ScanEngine engine, long now);
  }

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private volatile @Nullable String captureFault;

  @Override
  public void packet(Arrival arrival) {
    offer((engine, now) -> engine.received(arrival, now));
  }

  @Override
  public void neighbour(int address, long mac, long atNanos) {
    offer((engine, now) -> engine.neighbour(address, mac, atNanos, now));
  }

  private void offer(Event event) {
    if (!events.offer(event)) {
      dropped.incrementAndGet();
    }
  }

  @Override
  public void captureFailed(String sentence) {
    captureFault = sentence;
  }

  /** Puts an event that must not get lost; waits where there is no room. */
  void put(Event event) throws InterruptedException {
    events.put(event);
  }

  /** Tells the engine all there is; waits for it until this much time is over. */
  void tellAll(ScanEngine engine, EpochClock clock, long waitNanos) throws InterruptedException {
    Event event = waitNanos > 0 ? events.poll(waitNanos, TimeUnit.NANOSECONDS) : events.poll();
    for (int i = 0; event != null && i < CAPACITY; i++) {
      event.tell(engine, clock.getAsLong());
      event = events.poll();
    }
    if (event != null) {
      event.tell(engine, clock.getAsLong());
    }
  }

  /** How many packets were dropped for want of room. */
  long dropped() {
    return dropped.get();
  }

  /** Why a capture has ended, if one has. */
  @Nullable String captureFault() {
    return captureFault;
  }
}
