package io.stackprint.cli;

import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CaptureReader;
import io.stackprint.prober.capture.CaptureSummary;
import io.stackprint.prober.capture.PacketHandler;
import java.io.IOException;
import java.io.InputStream;

/** A capture to replay. */
interface CaptureSource {
  /** What people call it. */
  String name();

  /** Reads it from its start; see {@link CaptureReader}. */
  CaptureSummary read(PacketHandler handler, CaptureProgress progress) throws IOException;

  /** The capture that a user named: a file, or {@code -} for standard input. */
  static CaptureSource of(String name) {
    return new Named(name);
  }

  /** A capture that comes with Stackprint, by the name of its resource. */
  static CaptureSource bundled(String resource) {
    return new Bundled(resource);
  }

  record Named(String name) implements CaptureSource {
    @Override
    public CaptureSummary read(PacketHandler handler, CaptureProgress progress) throws IOException {
      return CaptureReader.read(name, handler, progress);
    }
  }

  record Bundled(String name) implements CaptureSource {
    @Override
    public CaptureSummary read(PacketHandler handler, CaptureProgress progress) throws IOException {
      try (InputStream in = CaptureSource.class.getResourceAsStream("/" + name)) {
        return CaptureReader.read(name, in, handler, progress);
      }
    }
  }
}
