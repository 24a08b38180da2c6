package io.stackprint.cli;

import io.stackprint.prober.app.LiveProgress;
import io.stackprint.prober.pace.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Shows how far a live scan is. */
final class ScanProgress {
  private static final long ALMOST_NOTHING = 1_000; // milliseconds that say nothing of the speed

  private final Terminal terminal;
  private final long targets;
  private final Optional<Duration> every;
  private final long startedAtNanos = System.nanoTime();
  private long saidAtMillis;
  private long lastMillis;
  private long lastSent;

  /**
   * A display.
   *
   * @param targets how many there are
   * @param every how often to say it where it cannot be drawn over itself, if at all
   */
  ScanProgress(Terminal terminal, long targets, Optional<Duration> every) {
    this.terminal = terminal;
    this.targets = targets;
    this.every = every;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Shows the state. */
  void show(LiveProgress progress) {
    long millis = millis();
    String line = line(progress, millis);
    terminal.progress(line);
    if (every.isPresent() && millis - saidAtMillis >= every.get().toMillis()) {
      saidAtMillis = millis;
      terminal.progressOver();
      terminal.say(line);
    }
  }

  private long millis() {
    return (System.nanoTime() - startedAtNanos) / 1_000_000;
  }

  private String line(LiveProgress live, long millis) {
    Progress now = live.engine();
    long rate = (now.packetsSent() - lastSent) * 1_000 / Math.max(millis - lastMillis, 1);
    lastSent = now.packetsSent();
    lastMillis = millis;
    return "%d of %d targets done, %d up; %d packets/s, %d sent, %d received%s"
        .formatted(
            now.hostsDone(),
            targets,
            now.hostsUp(),
            rate,
            now.packetsSent(),
            now.packetsReceived(),
            left(now.hostsDone(), millis));
  }

  private String left(long done, long millis) {
    if (done == 0 || millis < ALMOST_NOTHING) {
      return "";
    }
    long seconds = millis * Math.max(targets - done, 0) / done / 1_000;
    return String.format(Locale.ROOT, "; about %d:%02d left", seconds / 60, seconds % 60);
  }

  /** Says what went wrong on the way, when all is over. */
  void over(LiveProgress progress, boolean interrupted) {
    terminal.progressOver();
    if (interrupted) {
      terminal.say(
          "interrupted: %d of %d targets are done"
              .formatted(progress.engine().hostsDone(), targets));
    }
    sayIfAny(progress.engine().sendFailures(), "packets could not be sent");
    sayIfAny(progress.captureDropped(), "received packets were dropped: send slower (--max-rate)");
  }

  private void sayIfAny(long count, String what) {
    if (count > 0) {
      terminal.say(count + " " + what);
    }
  }
}
