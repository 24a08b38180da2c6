package io.stackprint.prober.capture;

import io.stackprint.prober.capture.CaptureSummary.Format;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Classic pcap: a header for the file, then a header for each packet (draft-ietf-opsawg-pcap).
 *
 * <pre>
 * file:   magic 4 | major 2, minor 2 | reserved 8 | snap length 4 | FCS and link type 4
 * packet: seconds 4 | micro- or nanoseconds 4 | captured length 4 | wire length 4 | octets
 * </pre>
 */
final class PcapDecoder implements CaptureDecoder {
  static final int MAGIC_MICROS = 0xa1b2c3d4;
  static final int MAGIC_NANOS = 0xa1b23c4d;

  private static final int FILE_HEADER_OCTETS = 24;
  private static final int MAJOR_AT = 4;
  private static final int MINOR_AT = 6;
  private static final int SNAP_LENGTH_AT = 16;
  private static final int LINK_TYPE_AT = 20;
  private static final int MAJOR = 2;
  private static final int FIRST_MINOR = 4; // before it, some writers swapped the two lengths

  private static final int FCS_PRESENT = 0x0400_0000; // bits of the link type field
  private static final int FCS_SHIFT = 28; // its length in units of 16 bits

  private static final int PACKET_HEADER_OCTETS = 16;
  private static final int FRACTION_AT = 4;
  private static final int CAPTURED_AT = 8;
  private static final int WIRE_AT = 12;

  private final String name;
  private final OctetWindow octets;
  private final Dissector dissector;
  private final Findings findings;
  private final Format format;
  private final long fractionsPerSecond;

  /**
   * @param magic the first four octets of the file, big endian: one of ours, in either byte order
   */
  PcapDecoder(String name, int magic, OctetWindow octets, Dissector dissector, Findings findings) {
    this.name = name;
    this.octets = octets;
    this.dissector = dissector;
    this.findings = findings;
    boolean nanos = magic == MAGIC_NANOS || magic == Integer.reverseBytes(MAGIC_NANOS);
    this.format = nanos ? Format.PCAP_NANOS : Format.PCAP_MICROS;
    this.fractionsPerSecond = nanos ? 1_000_000_000 : 1_000_000;
    boolean big = magic == MAGIC_MICROS || magic == MAGIC_NANOS;
    octets.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** True for the four possible beginnings of a file, read big endian. */
  static boolean isMagic(int magic) {
    int reversed = Integer.reverseBytes(magic);
    return magic == MAGIC_MICROS
        || magic == MAGIC_NANOS
        || reversed == MAGIC_MICROS
        || reversed == MAGIC_NANOS;
  }

  @Override
  public Format format() {
    return format;
  }

  @Override
  public void decode() throws IOException {
    CaptureInterface on = fileHeader();
    findings.declared(on);
    try {
      while (packet(on)) {}
    } catch (DamagedCaptureException damage) {
      findings.stop(dissector.packets() + 1, damage);
    }
  }

  private CaptureInterface fileHeader() throws IOException {
    if (!octets.has(FILE_HEADER_OCTETS)) {
      throw new CaptureFormatException(
          "%s: the file header is cut off: expected %d octets, found %d"
              .formatted(name, FILE_HEADER_OCTETS, octets.end()));
    }
    int at = octets.position();
    ByteBuffer header = octets.ordered();
    checkVersion(header.getShort(at + MAJOR_AT) & 0xffff, header.getShort(at + MINOR_AT) & 0xffff);
    int linkField = header.getInt(at + LINK_TYPE_AT);
    int linkType = linkField & 0xffff;
    LinkLayer layer = LinkLayer.of(linkType);
    if (layer == LinkLayer.UNREADABLE) {
      throw new CaptureFormatException(name + ": " + LinkLayer.refusal(linkType));
    }
    int fcsOctets = (linkField & FCS_PRESENT) == 0 ? 0 : (linkField >>> FCS_SHIFT) * 2;
    long snapLength = header.getInt(at + SNAP_LENGTH_AT) & 0xffff_ffffL;
    octets.take(FILE_HEADER_OCTETS);
    return new CaptureInterface(linkType, layer, snapLength, fcsOctets, clock());
  }

  private TickClock clock() {
    return format == Format.PCAP_NANOS ? TickClock.NANOS : TickClock.MICROS;
  }

  private void checkVersion(int major, int minor) throws CaptureFormatException {
    if (major != MAJOR || minor < FIRST_MINOR) {
      throw new CaptureFormatException(
          "%s: pcap version %d.%d at octet %d cannot be read; expected %d.%d"
              .formatted(name, major, minor, MAJOR_AT, MAJOR, FIRST_MINOR));
    }
  }

  /** Reads one packet; false when there is none. */
  private boolean packet(CaptureInterface on) throws IOException, DamagedCaptureException {
    if (!has(PACKET_HEADER_OCTETS)) {
      return false;
    }
    int captured = octets.ordered().getInt(octets.position() + CAPTURED_AT);
    if (PacketLimits.excessive(captured)) {
      throw excessive(captured);
    }
    if (!has(PACKET_HEADER_OCTETS + captured)) {
      return false;
    }
    int at = octets.position();
    ByteBuffer header = octets.ordered();
    dissector.packet(
        on,
        octets.network(),
        at + PACKET_HEADER_OCTETS,
        captured,
        header.getInt(at + WIRE_AT),
        on.clock().nanos(ticks(header.getInt(at), header.getInt(at + FRACTION_AT))));
    octets.take(PACKET_HEADER_OCTETS + captured);
    return true;
  }

  /** Both are unsigned; a fraction of more than a second is taken as it is. */
  private long ticks(int seconds, int fraction) {
    return (seconds & 0xffff_ffffL) * fractionsPerSecond + (fraction & 0xffff_ffffL);
  }

  /** False when the capture ends well before these octets of a packet; a cut is thrown. */
  private boolean has(int needed) throws IOException, DamagedCaptureException {
    if (octets.has(needed)) {
      return true;
    }
    if (octets.endsWell()) {
      return false;
    }
    throw DamagedCaptureException.cutOff("the packet", octets.offset(), needed, octets);
  }

  private DamagedCaptureException excessive(int captured) {
    return DamagedCaptureException.impossible(
        octets.offset(),
        "the captured length is %d octets, more than the %d of any packet"
            .formatted(Integer.toUnsignedLong(captured), PacketLimits.CAPTURED_OCTETS));
  }
}
