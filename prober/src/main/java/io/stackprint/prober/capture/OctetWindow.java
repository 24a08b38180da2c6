package io.stackprint.prober.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A window over the octets of a capture that only moves forward.
 *
 * <p>A decoder asks {@link #has} for the octets it needs in one piece, reads them at {@link
 * #position}, and passes on with {@link #take}. {@code has} may move the window: positions and
 * buffers taken before it are stale after it.
 */
abstract class OctetWindow implements AutoCloseable {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private ByteBuffer network = NOTHING;
  private ByteBuffer ordered = network;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private long base; // octet of the capture at index 0 of the buffers
  private int position;
  private int limit;

  /** True when that many octets follow in one piece; false when the capture ends before. */
  final boolean has(int octets) throws IOException {
    return limit - position >= octets || slideFor(octets);
  }

  private boolean slideFor(int octets) throws IOException {
    slide(octets);
    return available() >= octets;
  }

  /** Moves to {@link #offset}, to hold that many octets from there if the capture has them. */
  abstract void slide(int octets) throws IOException;

  /** Passes over octets, in the window or past it; false, at the end, when there are fewer. */
  abstract boolean skip(long octets) throws IOException;

  /** Gives back what the window holds, not what it was made from. */
  @Override
  public void close() {}

  /** First octet after the last; only known when {@link #has} or {@link #skip} has said false. */
  abstract long end();

  /** True when {@link #has} said false because the capture ends right here, undamaged. */
  final boolean endsWell() {
    return available() == 0 && damage().isEmpty();
  }

  /** Why the octets ended before their time: damaged compression. */
  Optional<String> damage() {
    return Optional.empty();
  }

  /**
   * Shows other octets.
   *
   * @param base octet of the capture at index 0, which is the next to be read
   * @param limit how many there are
   */
  final void show(ByteBuffer octets, long base, int limit) {
    this.network = octets;
    this.ordered = octets.duplicate().order(order);
    this.base = base;
    this.position = 0;
    this.limit = limit;
  }

  /** Shows no octets; the next to be read is this one of the capture. */
  final void showNothing(long offset) {
    show(NOTHING, offset, 0);
  }

  /** From now on {@link #ordered} reads this way. */
  final void order(ByteOrder order) {
    this.order = order;
    this.ordered = network.duplicate().order(order);
  }

  /** The octets, big endian. */
  final ByteBuffer network() {
    return network;
  }

  /** The octets in the byte order of the file or section. */
  final ByteBuffer ordered() {
    return ordered;
  }

  /** Index of the next octet in the buffers. */
  final int position() {
    return position;
  }

  /** Octets that are ready without moving the window. */
  final int available() {
    return limit - position;
  }

  /** Number of the next octet in the capture, from 0. */
  final long offset() {
    return base + position;
  }

  /** Passes over octets that {@link #has} promised. */
  final void take(int octets) {
    position += octets;
  }
}
