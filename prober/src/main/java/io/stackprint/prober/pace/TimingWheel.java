package io.stackprint.prober.pace;

import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Timers that are set and moved far more often than they fire.
 *
 * <p>A circle of slots, each a list of the timers whose tick falls on it; setting, moving and
 * cancelling take constant time. A timer beyond one turn stays in its slot until its turn comes.
 *
 * @param <T> what a timer belongs to
 * @see <a href="https://doi.org/10.1145/41457.37504">Varghese and Lauck: Hashed and hierarchical
 *     timing wheels, 1987, scheme 6</a>
 */
final class TimingWheel<T> {
  private static final int SLOTS = 8192; // a power of two
  private static final long TICK_NANOS = 500_000;

  /** One timer; belongs to the wheel that it was first set in. */
  static final class Timer<T> {
    private final @Nullable T owner; // null in the head of a slot's list
    private Timer<T> before = this;
    private Timer<T> after = this;
    private long tick;

    Timer(@Nullable T owner) {
      this.owner = owner;
    }

    private void unlink() {
      before.after = after;
      after.before = before;
      before = this;
      after = this;
    }

    private void linkBefore(Timer<T> other) {
      before = other.before;
      after = other;
      before.after = this;
      other.before = this;
    }
  }

  private final List<Timer<T>> slots =
      IntStream.range(0, SLOTS).mapToObj(any -> new Timer<T>(null)).toList();
  private long tick; // all timers up to here have fired

  /** A wheel without timers, turning from this moment on. */
  TimingWheel(long now) {
    this.tick = Math.floorDiv(now, TICK_NANOS);
  }

  /** Sets or moves a timer; it fires at this time or up to half a millisecond later. */
  void set(Timer<T> timer, long atNanos) {
    timer.unlink();
    timer.tick = Math.max(-Math.floorDiv(-atNanos, TICK_NANOS), tick + 1);
    timer.linkBefore(slot(timer.tick));
  }

  /** Takes a timer off. */
  void cancel(Timer<T> timer) {
    timer.unlink();
  }

  /** Fires what is due, each timer once; a timer set meanwhile fires at the next call earliest. */
  void advance(long now, ObjLongConsumer<T> due) {
    long last = Math.floorDiv(now, TICK_NANOS);
    long from = Math.max(tick + 1, last - SLOTS + 1); // one whole turn sees every slot
    tick = Math.max(tick, last);
    for (long each = from; each <= last; each++) {
      fire(slot(each), last, now, due);
    }
  }

  private void fire(Timer<T> slot, long last, long now, ObjLongConsumer<T> due) {
    Timer<T> end = new Timer<>(null); // what is set while we fire stands behind it
    end.linkBefore(slot);
    Timer<T> timer = slot.after;
    while (timer != end) {
      Timer<T> next = timer.after;
      if (timer.tick <= last) {
        timer.unlink();
        due.accept(owner(timer), now);
      }
      timer = next;
    }
    end.unlink();
  }

  private static <T> T owner(Timer<T> timer) {
    if (timer.owner == null) {
      throw new IllegalStateException("the head of a slot is no timer");
    }
    return timer.owner;
  }

  /** A time before which nothing fires: the next timer's, or {@code latest} if that is sooner. */
  long nothingBefore(long latest) {
    long last = Math.min(Math.floorDiv(latest, TICK_NANOS), tick + SLOTS);
    for (long each = tick + 1; each <= last; each++) {
      Timer<T> head = slot(each);
      if (head.after != head) {
        return each * TICK_NANOS;
      }
    }
    return latest;
  }

  private Timer<T> slot(long tick) {
    return slots.get((int) (tick & (SLOTS - 1)));
  }
}
