package io.stackprint.prober.app;

import io.stackprint.prober.pace.Arrival;
import io.stackprint.prober.pace.ScanEngine;
import io.stackprint.prober.port.PortListener;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What other threads want the engine to know, in order. Packets that come while it is full are
 * dropped and counted, as a kernel does.
 */
final class Inbox implements PortListener {
  private static final int CAPACITY = 1 << 16;
  private static final int MOST_AT_ONCE = 1_024; // timers must not wait for a flood

  /** Something to tell the engine. */
  interface Event {
    void tell(ScanEngine engine, long now);
  }

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicReference<@Nullable String> captureFault = new AtomicReference<>();

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
    captureFault.set(sentence);
  }

  /** Puts an event that must not get lost; waits where there is no room. */
  void put(Event event) throws InterruptedException {
    events.put(event);
  }

  /** Tells the engine what there is; waits for it until this much time is over. */
  void tell(ScanEngine engine, EpochClock clock, long waitNanos) throws InterruptedException {
    Event event = waitNanos > 0 ? events.poll(waitNanos, TimeUnit.NANOSECONDS) : events.poll();
    for (int i = 1; event != null; i++) {
      event.tell(engine, clock.getAsLong());
      event = i < MOST_AT_ONCE ? events.poll() : null;
    }
  }

  /** How many packets were dropped for want of room. */
  long dropped() {
    return dropped.get();
  }

  /** Why a capture has ended, if one has; said once. */
  Optional<String> takeCaptureFault() {
    return Optional.ofNullable(captureFault.getAndSet(null));
  }
}
