package io.stackprint.prober.capture;

import java.util.OptionalLong;

/** Told now and then how far the reading of a capture is, for a progress bar. */
@FunctionalInterface
public interface CaptureProgress {
  /** Tells nobody. */
  CaptureProgress NONE = (octets, total) -> {};

  /**
   * Called at least once in 16 MiB, and at the end.
   *
   * @param octets taken from the file so far, compressed ones where the file is compressed
   * @param total size of the file in octets; absent for a stream
   */
  void read(long octets, OptionalLong total);
}
