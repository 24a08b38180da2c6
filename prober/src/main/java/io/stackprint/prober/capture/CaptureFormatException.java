package io.stackprint.prober.capture;

import java.io.IOException;

/** Thrown when a file is not a capture, or not one we can read; the message says what and where. */
public final class CaptureFormatException extends IOException {
  CaptureFormatException(String message) {
    super(message);
  }
}
