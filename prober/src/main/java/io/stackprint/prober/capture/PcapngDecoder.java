package io.stackprint.prober.capture;

import static io.stackprint.prober.capture.DamagedCaptureException.cutOff;
import static io.stackprint.prober.capture.DamagedCaptureException.impossible;

import io.stackprint.prober.capture.CaptureSummary.Format;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * pcapng: blocks, each of a type and with its length at both ends (draft-ietf-opsawg-pcapng §3.1).
 *
 * <pre>
 * block: type 4 | total length 4 | body, padded to 4 | total length 4
 * </pre>
 *
 * <p>Checks the lengths and leaves the bodies to {@link PcapngSection}; blocks that hold neither
 * packets nor interfaces are passed over, however long they are.
 */
final class PcapngDecoder implements CaptureDecoder {
  /** Type of the block that begins a section: the same in both byte orders. */
  static final int SECTION_HEADER = 0x0a0d0d0a;

  static final int BODY_AT = 8;
  static final int TRAILER_OCTETS = 4;

  private static final int LENGTH_AT = 4;
  private static final int SHORTEST_BLOCK = BODY_AT + TRAILER_OCTETS;

  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int MAJOR_AT = BODY_AT + 4;
  private static final int MAJOR = 1;
  private static final int SHORTEST_SECTION_HEADER = 28;

  private final String name;
  private final OctetWindow octets;
  private final Dissector dissector;
  private final Findings findings;
  private PcapngSection section;
  private boolean headed; // the first section header was good

  PcapngDecoder(String name, OctetWindow octets, Dissector dissector, Findings findings) {
    this.name = name;
    this.octets = octets;
    this.dissector = dissector;
    this.findings = findings;
    this.section = new PcapngSection(octets, dissector, findings);
  }

  @Override
  public Format format() {
    return Format.PCAPNG;
  }

  @Override
  public void decode() throws IOException {
    try {
      while (block()) {}
    } catch (DamagedCaptureException damage) {
      stop(damage);
    }
  }

  /** Without a section header there was nothing to read. */
  private void stop(DamagedCaptureException damage) throws CaptureFormatException {
    if (!headed) {
      throw new CaptureFormatException(
          "%s: not a capture: section header at octet %d: %s"
              .formatted(name, damage.offset(), damage.reason()));
    }
    findings.stop(dissector.packets() + 1, damage);
  }

  /** Reads one block; false when there is none. */
  private boolean block() throws IOException, DamagedCaptureException {
    if (!octets.has(SHORTEST_BLOCK)) {
      if (octets.endsWell()) {
        return false;
      }
      throw cutOff("the block", octets.offset(), SHORTEST_BLOCK, octets);
    }
    int type = octets.ordered().getInt(octets.position());
    if (type == SECTION_HEADER) {
      takeByteOrder();
    }
    long length = octets.ordered().getInt(octets.position() + LENGTH_AT) & 0xffff_ffffL;
    if (length < SHORTEST_BLOCK || length % 4 != 0) {
      throw impossible(
          octets.offset(),
          "the block length is %d octets; expected a multiple of 4, from 12".formatted(length));
    }
    block(type, length);
    return true;
  }

  private void block(int type, long length) throws IOException, DamagedCaptureException {
    if (type != SECTION_HEADER && !PcapngSection.reads(type)) {
      passOver(length);
    } else if (length <= PacketLimits.BLOCK_OCTETS) {
      read(type, (int) length);
    } else if (section.skips(type)) {
      passOver(length);
      dissector.skip();
    } else {
      throw impossible(
          octets.offset(),
          "the length of a block of type %d is %d octets; expected at most %d"
              .formatted(type, length, PacketLimits.BLOCK_OCTETS));
    }
  }

  private void read(int type, int length) throws IOException, DamagedCaptureException {
    long from = octets.offset();
    if (!octets.has(length)) {
      throw cutOff("the block", from, length, octets);
    }
    checkTrailer(from, length, octets.position() + length - TRAILER_OCTETS);
    if (type == SECTION_HEADER) {
      beginSection(length);
    } else {
      section.block(type, length);
    }
    octets.take(length);
  }

  private void passOver(long length) throws IOException, DamagedCaptureException {
    long from = octets.offset();
    if (!octets.skip(length - TRAILER_OCTETS) || !octets.has(TRAILER_OCTETS)) {
      throw cutOff("the block", from, length, octets);
    }
    checkTrailer(from, length, octets.position());
    octets.take(TRAILER_OCTETS);
  }

  private void checkTrailer(long from, long length, int at) throws DamagedCaptureException {
    int again = octets.ordered().getInt(at);
    if (again != (int) length) {
      throw impossible(
          from,
          "the block begins with length %d and ends with length %d"
              .formatted(length, Integer.toUnsignedLong(again)));
    }
  }

  /** The length of a section header is already in the byte order of its section (§4.1). */
  private void takeByteOrder() throws DamagedCaptureException {
    int magic = octets.network().getInt(octets.position() + BODY_AT);
    if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      throw impossible(
          octets.offset(),
          "the byte order magic is %08X; expected 1A2B3C4D or 4D3C2B1A".formatted(magic));
    }
    octets.order(magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private void beginSection(int length) throws DamagedCaptureException {
    if (length < SHORTEST_SECTION_HEADER) {
      throw impossible(
          octets.offset(),
          "the block has %d octets; expected at least %d"
              .formatted(length, SHORTEST_SECTION_HEADER));
    }
    int major = octets.ordered().getShort(octets.position() + MAJOR_AT) & 0xffff;
    if (major != MAJOR) {
      throw impossible(octets.offset(), "the version is %d; expected %d".formatted(major, MAJOR));
    }
    section = new PcapngSection(octets, dissector, findings);
    headed = true;
  }
}
