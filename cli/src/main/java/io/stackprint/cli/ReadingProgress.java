package io.stackprint.cli;

import io.stackprint.prober.capture.CaptureProgress;
import java.util.OptionalLong;

/**
 * Shows how much of a capture is read.
 *
 * @param capture its name
 * @param terminal where to show it
 */
record ReadingProgress(String capture, Terminal terminal) implements CaptureProgress {
  private static final long MEBIBYTE = 1 << 20;

  @Override
  public void read(long octets, OptionalLong total) {
    String share =
        total.isPresent() && total.getAsLong() > 0
            ? 100 * octets / total.getAsLong() + " % of " + total.getAsLong() / MEBIBYTE + " MiB"
            : octets / MEBIBYTE + " MiB";
    terminal.progress("reading " + capture + ": " + share);
  }
}
