package io.stackprint.cli;

import io.stackprint.service.RunningService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service from its start to its end: until SIGTERM or SIGINT, or until it fails.
 *
 * <p>A JVM that is told to stop runs its shutdown hooks and ends with status 143 (130), whatever
 * they did. A service that has finished in good order has done its work, so it ends with 0: the
 * hook waits until the service is closed and then ends the JVM itself.
 */
final class Supervision {
  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final long LONGEST_STOP_SECONDS = 60;

  private final RunningService service;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndHalt, "stop");
  private volatile int status = 1;

  Supervision(RunningService service) {
    this.service = service;
  }

  /** Starts it, and returns the exit status when it has ended. */
  int run() {
    Runtime.getRuntime().addShutdownHook(hook);
    try (service) {
      service.start();
      LOG.info("{} has started", service.name());
      status = watch() ? 0 : 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      LOG.info("{} has stopped", service.name());
      stopped.countDown();
    }
    removeHook();
    return status;
  }

  /** True when it was told to stop, false when it failed. */
  private boolean watch() throws InterruptedException {
    while (!told.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      if (service.hasFailed()) {
        return false;
      }
    }
    LOG.info("{} stops: it was told to", service.name());
    return true;
  }

  private void stopAndHalt() {
    told.countDown();
    try {
      if (stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(status);
      }
      LOG.error("{} did not stop within {} s", service.name(), LONGEST_STOP_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private void removeHook() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is on its way down already, and the hook will end it.
    }
  }
}
