package io.stackprint.prober.capture;

import static io.stackprint.prober.capture.DamagedCaptureException.impossible;
import static io.stackprint.prober.capture.PcapngDecoder.BODY_AT;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A section of a pcapng file: its interfaces, and the packets that came on them
 * (draft-ietf-opsawg-pcapng §4.2 to §4.4, Appendix A).
 *
 * <p>Simple packet blocks have no time. A packet on an interface that is not declared is skipped.
 */
final class PcapngSection {
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final int MOST_INTERFACES = 65_536;

  private static final int SHORTEST_INTERFACE_DESCRIPTION = 20;
  private static final int SHORTEST_SIMPLE_PACKET = 16;
  private static final int SHORTEST_PACKET = 32;

  // In both kinds of packet block with a time.
  private static final int TICKS_HIGH_AT = BODY_AT + 4;
  private static final int TICKS_LOW_AT = BODY_AT + 8;
  private static final int CAPTURED_AT = BODY_AT + 12;
  private static final int WIRE_AT = BODY_AT + 16;
  private static final int PACKET_AT = BODY_AT + 20;
  private static final int SIMPLE_PACKET_AT = BODY_AT + 4;

  private final OctetWindow octets;
  private final Dissector dissector;
  private final Findings findings;
  private final List<CaptureInterface> interfaces = new ArrayList<>();

  /**
   * @param octets stand at the first octet of the block to read, all of which they hold
   */
  PcapngSection(OctetWindow octets, Dissector dissector, Findings findings) {
    this.octets = octets;
    this.dissector = dissector;
    this.findings = findings;
  }

  /** True for the types of block that {@link #block} takes. */
  static boolean reads(int type) {
    return switch (type) {
      case INTERFACE_DESCRIPTION, OBSOLETE_PACKET, SIMPLE_PACKET, ENHANCED_PACKET -> true;
      default -> false;
    };
  }

  /** True when the first 12 octets say: a packet of an interface whose link type we cannot read. */
  boolean skips(int type) {
    return switch (type) {
      case OBSOLETE_PACKET -> isUnreadable(obsoleteInterface());
      case ENHANCED_PACKET -> isUnreadable(statedInterface());
      default -> false;
    };
  }

  private boolean isUnreadable(int interfaceId) {
    return isDeclared(interfaceId) && interfaces.get(interfaceId).layer() == LinkLayer.UNREADABLE;
  }

  /**
   * Reads a block.
   *
   * @param length of the whole block in octets, which its trailer agrees with
   */
  void block(int type, int length) throws DamagedCaptureException {
    switch (type) {
      case INTERFACE_DESCRIPTION -> interfaceDescription(length);
      case OBSOLETE_PACKET -> packet(obsoleteInterface(), length);
      case SIMPLE_PACKET -> simplePacket(length);
      default -> packet(statedInterface(), length);
    }
  }

  private int statedInterface() {
    return octets.ordered().getInt(octets.position() + BODY_AT);
  }

  private int obsoleteInterface() {
    return octets.ordered().getShort(octets.position() + BODY_AT) & 0xffff;
  }

  private void interfaceDescription(int length) throws DamagedCaptureException {
    checkLength(length, SHORTEST_INTERFACE_DESCRIPTION);
    if (interfaces.size() == MOST_INTERFACES) {
      throw impossible(
          octets.offset(), "a section has more than %d interfaces".formatted(MOST_INTERFACES));
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
  }

  private void packet(int interfaceId, int length) throws DamagedCaptureException {
    checkLength(length, SHORTEST_PACKET);
    int at = octets.position();
    ByteBuffer block = octets.ordered();
    int captured = block.getInt(at + CAPTURED_AT);
    if (captured < 0 || captured > length - SHORTEST_PACKET) {
      throw impossible(
          octets.offset(),
          "the captured length is %d octets in a block of %d"
              .formatted(Integer.toUnsignedLong(captured), length));
    }
    if (!isDeclared(interfaceId)) {
      skip(interfaceId);
      return;
    }
    CaptureInterface on = interfaces.get(interfaceId);
    long nanos = on.clock().nanos(ticks(block, at));
    dissector.packet(
        on, octets.network(), at + PACKET_AT, captured, block.getInt(at + WIRE_AT), nanos);
  }

  private static long ticks(ByteBuffer block, int at) {
    long high = block.getInt(at + TICKS_HIGH_AT);
    return high << Integer.SIZE | (block.getInt(at + TICKS_LOW_AT) & 0xffff_ffffL);
  }

  /** It came on the first interface; its captured length is the least of all that bounds it. */
  private void simplePacket(int length) throws DamagedCaptureException {
    checkLength(length, SHORTEST_SIMPLE_PACKET);
    if (!isDeclared(0)) {
      skip(0);
      return;
    }
    CaptureInterface on = interfaces.get(0);
    int at = octets.position();
    int wire = octets.ordered().getInt(at + BODY_AT);
    long most = on.snapLength() > 0 ? on.snapLength() : Long.MAX_VALUE;
    long stated = Math.min(Integer.toUnsignedLong(wire), most);
    int captured = (int) Math.min(stated, length - SHORTEST_SIMPLE_PACKET);
    dissector.packet(
        on, octets.network(), at + SIMPLE_PACKET_AT, captured, wire, TickClock.OUT_OF_RANGE);
  }

  private boolean isDeclared(int interfaceId) {
    return interfaceId >= 0 && interfaceId < interfaces.size();
  }

  private void skip(int interfaceId) {
    note(
        "skipped: it came on interface %d, of %d declared"
            .formatted(Integer.toUnsignedLong(interfaceId), interfaces.size()));
    dissector.skip();
  }

  private void checkLength(int length, int shortest) throws DamagedCaptureException {
    if (length < shortest) {
      throw impossible(
          octets.offset(),
          "the block has %d octets; expected at least %d".formatted(length, shortest));
    }
  }

  private void note(String message) {
    findings.note(dissector.packets() + 1, octets.offset(), message);
  }
}
