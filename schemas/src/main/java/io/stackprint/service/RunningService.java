package io.stackprint.service;

import java.util.Optional;

/** A service, from its start until it is closed. Questions about it may come from any thread. */
public interface RunningService extends AutoCloseable {
  /** Its name among all services of the cluster. */
  String name();

  /** Starts it and returns at once. */
  RunningService start();

  /** True once it has stopped because of an error, which it has logged. */
  boolean hasFailed();

  /** What it waits for before it can do its work, a phrase; empty while it works. */
  Optional<String> waitsFor();

  /** Finishes what is at hand, hands the rest to others, and returns when that is done. */
  @Override
  void close();
}
