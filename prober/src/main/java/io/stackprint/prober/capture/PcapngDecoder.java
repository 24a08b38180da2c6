package io.stackprint.prober.capture;

import io.stackprint.prober.capture.CaptureSummary.Format;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * pcapng: blocks, each of a type and with its length at both ends (draft-ietf-opsawg-pcapng).
 *
 * <pre>
 * block: type 4 | total length 4 | body, padded to 4 | total length 4
 * </pre>
 *
 * <p>A section header begins a section with a byte order and interfaces of its own. Simple packet
 * blocks have no time; blocks that hold no packets are passed over.
 */
final class PcapngDecoder implements CaptureDecoder {
  static final int SECTION_HEADER = 0x0a0d0d0a; // the same in both byte orders
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int MAJOR = 1;
  private static final int MOST_INTERFACES = 65_536; // in a section

  private static final int LENGTH_AT = 4;
  private static final int BODY_AT = 8;
  private static final int TRAILER_OCTETS = 4;
  private static final int SHORTEST_BLOCK = BODY_AT + TRAILER_OCTETS;
  private static final int SHORTEST_SECTION_HEADER = 28;
  private static final int SHORTEST_INTERFACE_DESCRIPTION = 20;
  private static final int SHORTEST_SIMPLE_PACKET = 16;
  private static final int SHORTEST_PACKET = 32;

  // In the body of both kinds of packet block with a time.
  private static final int TICKS_HIGH_AT = BODY_AT + 4;
  private static final int TICKS_LOW_AT = BODY_AT + 8;
  private static final int CAPTURED_AT = BODY_AT + 12;
  private static final int WIRE_AT = BODY_AT + 16;
  private static final int PACKET_AT = BODY_AT + 20;
  private static final int SIMPLE_PACKET_AT = BODY_AT + 4;

  private final String name;
  private final OctetWindow octets;
  private final Dissector dissector;
  private final Findings findings;
  private final List<CaptureInterface> interfaces = new ArrayList<>(); // of the section at hand
  private boolean headed; // the first section header was good

  PcapngDecoder(String name, OctetWindow octets, Dissector dissector, Findings findings) {
    this.name = name;
    this.octets = octets;
    this.dissector = dissector;
    this.findings = findings;
  }

  @Override
  public Format format() {
    return Format.PCAPNG;
  }

  @Override
  public void decode() throws IOException {
    while (block()) {}
  }

  /** Reads one block; false when there is none, or none that makes sense. */
  private boolean block() throws IOException {
    if (!octets.has(SHORTEST_BLOCK)) {
      return ended("the block", octets.offset(), SHORTEST_BLOCK);
    }
    int type = octets.ordered().getInt(octets.position());
    if (type == SECTION_HEADER && !section()) {
      return false;
    }
    long length = octets.ordered().getInt(octets.position() + LENGTH_AT) & 0xffff_ffffL;
    if (length < SHORTEST_BLOCK || length % 4 != 0) {
      return damaged(
          "the block length is %d octets; expected a multiple of 4, from 12".formatted(length));
    }
    return held(type) ? heldBlock(type, length) : passOver(length);
  }

  private static boolean held(int type) {
    return switch (type) {
      case SECTION_HEADER, INTERFACE_DESCRIPTION, OBSOLETE_PACKET, SIMPLE_PACKET, ENHANCED_PACKET ->
          true;
      default -> false;
    };
  }

  /** Takes the byte order of a section, by which the length of its header is read. */
  private boolean section() throws IOException {
    int magic = octets.network().getInt(octets.position() + BODY_AT);
    if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      return damaged(
          "the byte order magic is %08X; expected 1A2B3C4D or 4D3C2B1A".formatted(magic));
    }
    octets.order(magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return true;
  }

  private boolean heldBlock(int type, long length) throws IOException {
    if (length > PacketLimits.BLOCK_OCTETS) {
      return unreadablePacket(type)
          ? passOverPacket(length)
          : damaged(
              "the length of a block of type %d is %d octets; expected at most %d"
                  .formatted(type, length, PacketLimits.BLOCK_OCTETS));
    }
    int whole = (int) length;
    if (!octets.has(whole)) {
      return ended("the block", octets.offset(), whole);
    }
    int again = octets.ordered().getInt(octets.position() + whole - TRAILER_OCTETS);
    if (again != whole) {
      return lengthsDiffer(octets.offset(), whole, again);
    }
    if (!body(type, whole)) {
      return false;
    }
    octets.take(whole);
    return true;
  }

  /** True when a packet block, however long, is of an interface whose packets are skipped. */
  private boolean unreadablePacket(int type) {
    if (type != ENHANCED_PACKET && type != OBSOLETE_PACKET) {
      return false;
    }
    int id = type == ENHANCED_PACKET ? statedInterface() : obsoleteInterface();
    return id >= 0 && id < interfaces.size() && interfaces.get(id).layer() == LinkLayer.UNREADABLE;
  }

  private boolean passOverPacket(long length) throws IOException {
    boolean whole = passOver(length);
    if (whole) {
      dissector.skip();
    }
    return whole;
  }

  private boolean passOver(long length) throws IOException {
    long from = octets.offset();
    if (!octets.skip(length - TRAILER_OCTETS) || !octets.has(TRAILER_OCTETS)) {
      return ended("the block", from, length);
    }
    int again = octets.ordered().getInt(octets.position());
    if (again != (int) length) {
      return lengthsDiffer(from, length, again);
    }
    octets.take(TRAILER_OCTETS);
    return true;
  }

  private boolean body(int type, int length) throws IOException {
    return switch (type) {
      case SECTION_HEADER -> atLeast(SHORTEST_SECTION_HEADER, length) && sectionHeader();
      case INTERFACE_DESCRIPTION ->
          atLeast(SHORTEST_INTERFACE_DESCRIPTION, length) && interfaceDescription(length);
      case SIMPLE_PACKET -> atLeast(SHORTEST_SIMPLE_PACKET, length) && simplePacket(length);
      case OBSOLETE_PACKET ->
          atLeast(SHORTEST_PACKET, length) && packet(obsoleteInterface(), length);
      default -> atLeast(SHORTEST_PACKET, length) && packet(statedInterface(), length);
    };
  }

  private boolean atLeast(int shortest, int length) throws IOException {
    return length >= shortest
        || damaged("the block has %d octets; expected at least %d".formatted(length, shortest));
  }

  private boolean sectionHeader() throws IOException {
    int major = octets.ordered().getShort(octets.position() + BODY_AT + 4) & 0xffff;
    if (major != MAJOR) {
      return damaged("the version is %d; expected %d".formatted(major, MAJOR));
    }
    interfaces.clear();
    headed = true;
    return true;
  }

  private boolean interfaceDescription(int length) throws IOException {
    if (interfaces.size() == MOST_INTERFACES) {
      return damaged("a section has more than %d interfaces".formatted(MOST_INTERFACES));
    }
    var options = new InterfaceOptions(octets.ordered(), octets.position(), length);
    CaptureInterface declared = options.described();
    options.fault().ifPresent(this::note);
    if (declared.layer() == LinkLayer.UNREADABLE) {
      note(
          "packets of interface %d are skipped: %s"
              .formatted(interfaces.size(), LinkLayer.refusal(declared.linkType())));
    }
    interfaces.add(declared);
    findings.declared(declared);
    return true;
  }

  private int statedInterface() {
    return octets.ordered().getInt(octets.position() + BODY_AT);
  }

  private int obsoleteInterface() {
    return octets.ordered().getShort(octets.position() + BODY_AT) & 0xffff;
  }

  private boolean packet(int interfaceId, int length) throws IOException {
    if (!declared(interfaceId)) {
      return true;
    }
    int at = octets.position();
    ByteBuffer block = octets.ordered();
    int captured = block.getInt(at + CAPTURED_AT);
    if (captured < 0 || captured > length - SHORTEST_PACKET) {
      return damaged(
          "the captured length is %d octets in a block of %d"
              .formatted(Integer.toUnsignedLong(captured), length));
    }
    CaptureInterface on = interfaces.get(interfaceId);
    long ticks =
        (long) block.getInt(at + TICKS_HIGH_AT) << 32
            | (block.getInt(at + TICKS_LOW_AT) & 0xffff_ffffL);
    dissector.packet(
        on,
        octets.network(),
        at + PACKET_AT,
        captured,
        block.getInt(at + WIRE_AT),
        on.clock().nanos(ticks));
    return true;
  }

  /** Its captured length is not stated: the least of all that bounds it. */
  private boolean simplePacket(int length) {
    if (!declared(0)) {
      return true;
    }
    CaptureInterface on = interfaces.get(0);
    int at = octets.position();
    int wire = octets.ordered().getInt(at + BODY_AT);
    long captured = Math.min(Integer.toUnsignedLong(wire), (long) length - SHORTEST_SIMPLE_PACKET);
    if (on.snapLength() > 0) {
      captured = Math.min(captured, on.snapLength());
    }
    dissector.packet(
        on, octets.network(), at + SIMPLE_PACKET_AT, (int) captured, wire, TickClock.OUT_OF_RANGE);
    return true;
  }

  /** Counts a packet of an interface that its section does not declare as skipped. */
  private boolean declared(int interfaceId) {
    if (interfaceId >= 0 && interfaceId < interfaces.size()) {
      return true;
    }
    note(
        "skipped: it came on interface %d, of %d declared"
            .formatted(Integer.toUnsignedLong(interfaceId), interfaces.size()));
    dissector.skip();
    return false;
  }

  private void note(String message) {
    findings.note(dissector.packets() + 1, octets.offset(), message);
  }

  private boolean lengthsDiffer(long from, long first, int last) throws IOException {
    return damagedAt(
        from,
        "the block begins with length %d and ends with length %d"
            .formatted(first, Integer.toUnsignedLong(last)));
  }

  private boolean damaged(String message) throws IOException {
    return damagedAt(octets.offset(), message);
  }

  private boolean damagedAt(long from, String message) throws IOException {
    stop(from, "damaged: " + message);
    return false;
  }

  private boolean ended(String what, long from, long needed) throws IOException {
    if (octets.end() > from || octets.damage().isPresent()) {
      stop(from, CutMessage.of(what, from, needed, octets));
    }
    return false;
  }

  /** Ends the reading; without a section header there was nothing to read. */
  private void stop(long from, String message) throws CaptureFormatException {
    if (!headed) {
      throw new CaptureFormatException(
          "%s: not a capture: section header at octet %d: %s".formatted(name, from, message));
    }
    findings.stop(dissector.packets() + 1, from, message);
  }
}
