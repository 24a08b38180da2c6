package io.stackprint.prober.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.OptionalLong;

/**
 * A window onto a mapped file: nothing is copied, and the file may be of any size.
 *
 * <p>Reads what the file held when it was opened. A window left behind is unmapped when the garbage
 * collector finds it; until then it occupies address space and evictable pages, no memory of ours.
 */
final class MappedWindow extends OctetWindow {
  /** Large enough that mapping costs nothing, small enough for a smooth progress bar. */
  static final int WINDOW_OCTETS = 1 << 24;

  private final FileChannel file;
  private final long size;
  private final int windowOctets;
  private final CaptureProgress progress;

  /**
   * @param size octets to read of the file
   * @param windowOctets to map at a time
   */
  MappedWindow(FileChannel file, long size, int windowOctets, CaptureProgress progress) {
    this.file = file;
    this.size = size;
    this.windowOctets = windowOctets;
    this.progress = progress;
  }

  @Override
  void slide(int octets) throws IOException {
    long from = offset();
    int length = (int) Math.min(Math.max(windowOctets, octets), size - from);
    if (length > available()) {
      show(file.map(MapMode.READ_ONLY, from, length), from, length);
    }
    progress.read(from, OptionalLong.of(size));
  }

  @Override
  boolean skip(long octets) {
    if (octets <= available()) {
      take((int) octets);
      return true;
    }
    boolean enough = octets <= size - offset();
    show(network(), enough ? offset() + octets : size, 0);
    return enough;
  }

  @Override
  long end() {
    return size;
  }
}
