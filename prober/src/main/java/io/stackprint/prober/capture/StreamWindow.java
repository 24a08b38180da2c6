package io.stackprint.prober.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.ZipException;

/** A window onto a stream: what was not used yet moves to the front, and the rest is filled up. */
final class StreamWindow extends OctetWindow {
  private static final int FIRST_OCTETS = 1 << 18;

  private final InputStream in;
  private final Runnable refilled;
  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_OCTETS);
  private Optional<String> damage = Optional.empty();

  /**
   * @param refilled called after each refill, to tell the progress
   */
  StreamWindow(InputStream in, Runnable refilled) {
    this.in = in;
    this.refilled = refilled;
  }

  /** Reads no more than it must, so that a live stream is decoded as it comes. */
  @Override
  void slide(int octets) throws IOException {
    int filled = moveToFront(octets);
    long base = offset();
    while (filled < octets) {
      int read = readInto(filled);
      if (read < 0) {
        break;
      }
      filled += read;
    }
    show(buffer, base, filled);
    refilled.run();
  }

  private int moveToFront(int octets) {
    int kept = available();
    byte[] target = octets <= buffer.capacity() ? buffer.array() : new byte[octets];
    System.arraycopy(buffer.array(), position(), target, 0, kept);
    if (target != buffer.array()) {
      buffer = ByteBuffer.wrap(target);
    }
    return kept;
  }

  private int readInto(int index) throws IOException {
    try {
      return in.read(buffer.array(), index, buffer.capacity() - index);
    } catch (EOFException | ZipException broken) { // GZIPInputStream: cut off, or not deflate data
      damage = Optional.of("the gzip data are damaged: " + SourceStream.complaint(broken));
      return -1;
    }
  }

  @Override
  boolean skip(long octets) throws IOException {
    long left = octets;
    while (left > available()) {
      left -= available();
      take(available());
      if (!has(1)) {
        return false;
      }
    }
    take((int) left);
    return true;
  }

  @Override
  long end() {
    return offset() + available();
  }

  @Override
  Optional<String> damage() {
    return damage;
  }
}
