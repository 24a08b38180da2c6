package io.stackprint.prober.capture;

import java.io.IOException;

/** Finds the packets of one file format. */
sealed interface CaptureDecoder permits PcapDecoder, PcapngDecoder {
  /** What it decodes. */
  CaptureSummary.Format format();

  /**
   * Reads to the end, or to the place from which on nothing makes sense.
   *
   * @throws CaptureFormatException when that place is the header of the file
   */
  void decode() throws IOException;
}
