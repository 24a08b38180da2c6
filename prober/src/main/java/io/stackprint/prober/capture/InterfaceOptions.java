package io.stackprint.prober.capture;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads an interface description block (draft-ietf-opsawg-pcapng §4.2). */
final class InterfaceOptions {
  private static final int LINK_TYPE_AT = 8;
  private static final int SNAP_LENGTH_AT = 12;
  private static final int OPTIONS_AT = 16;
  private static final int TRAILER_OCTETS = 4;
  private static final int OPTION_HEADER_OCTETS = 4; // code 2, length 2

  private static final int END_OF_OPTIONS = 0;
  private static final int TSRESOL = 9;
  private static final int FCSLEN = 13;
  private static final int TSOFFSET = 14;

  private final ByteBuffer block;
  private final int at;
  private final int end; // index after the options
  private int resolution = TickClock.DEFAULT_RESOLUTION;
  private long offsetSeconds;
  private int fcsOctets;
  private Optional<String> fault = Optional.empty();

  /**
   * @param block what holds the block, in the section's byte order
   * @param at index of its first octet
   * @param length of the whole block
   */
  InterfaceOptions(ByteBuffer block, int at, int length) {
    this.block = block;
    this.at = at;
    this.end = at + length - TRAILER_OCTETS;
    readOptions();
  }

  CaptureInterface described() {
    int linkType = block.getShort(at + LINK_TYPE_AT) & 0xffff;
    return new CaptureInterface(
        linkType,
        LinkLayer.of(linkType),
        Integer.toUnsignedLong(block.getInt(at + SNAP_LENGTH_AT)),
        fcsOctets,
        new TickClock(resolution, offsetSeconds));
  }

  /** What was wrong with the options; those before it count. */
  Optional<String> fault() {
    return fault;
  }

  private void readOptions() {
    int option = at + OPTIONS_AT;
    while (end - option >= OPTION_HEADER_OCTETS) {
      int code = block.getShort(option) & 0xffff;
      int length = block.getShort(option + 2) & 0xffff;
      int value = option + OPTION_HEADER_OCTETS;
      if (code == END_OF_OPTIONS) {
        return;
      }
      if (length > end - value) {
        fault = Optional.of("an option of the interface reaches past the end of its block");
        return;
      }
      readOption(code, value, length);
      option = value + (length + 3 & ~3);
    }
  }

  private void readOption(int code, int value, int length) {
    if (code == TSRESOL && length == 1) {
      resolution = block.get(value) & 0xff;
    } else if (code == TSOFFSET && length == Long.BYTES) {
      offsetSeconds = block.getLong(value);
    } else if (code == FCSLEN && length == 1) {
      fcsOctets = block.get(value) & 0xff;
    }
  }
}
