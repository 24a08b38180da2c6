package io.stackprint.prober.capture;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A window onto a mapped file: nothing is copied, and the file may be of any size.
 *
 * <p>Reads what the file held when it was opened. What the window leaves behind is unmapped at
 * once: no buffer of this window may be used after the next {@link #has} or {@link #skip}.
 */
final class MappedWindow extends OctetWindow {
  /** Large enough that mapping costs nothing, small enough for a smooth progress bar. */
  static final int WINDOW_OCTETS = 1 << 24;

  private final FileChannel file;
  private final long size;
  private final int windowOctets;
  private final CaptureProgress progress;
  private @Nullable MappedByteBuffer mapped;

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
      MappedByteBuffer next = file.map(MapMode.READ_ONLY, from, length);
      close();
      mapped = next;
      show(next, from, length);
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
    long to = enough ? offset() + octets : size;
    close();
    showNothing(to);
    return enough;
  }

  @Override
  long end() {
    return size;
  }

  @Override
  public void close() {
    MappedByteBuffer left = mapped;
    if (left != null) {
      mapped = null;
      showNothing(offset());
      Unmapper.unmap(left);
    }
  }
}
