package io.stackprint.prober.capture;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A classic pcap file, built in a test. */
final class PcapFile {
  static final int MICROS = 0xa1b2c3d4;
  static final int NANOS = 0xa1b23c4d;

  private final OctetSink out = new OctetSink();
  private final List<Integer> packetEnds = new ArrayList<>();

  PcapFile(int magic, ByteOrder order, long linkField) {
    this(magic, order, 2, 4, linkField);
  }

  PcapFile(int magic, ByteOrder order, int major, int minor, long linkField) {
    out.order(order).u32(magic).u16(major).u16(minor).u64(0).u32(65535).u32(linkField);
  }

  /** A file of Ethernet packets, little endian, times in microseconds. */
  static PcapFile ethernet() {
    return new PcapFile(MICROS, ByteOrder.LITTLE_ENDIAN, 1);
  }

  static PcapFile of(int linkType) {
    return new PcapFile(MICROS, ByteOrder.LITTLE_ENDIAN, linkType);
  }

  PcapFile packet(long seconds, long fraction, byte[] octets) {
    return packet(seconds, fraction, octets.length, octets.length, octets);
  }

  PcapFile packet(byte[] octets) {
    return packet(1, 0, octets);
  }

  PcapFile packet(long seconds, long fraction, long captured, long wire, byte[] octets) {
    out.u32(seconds).u32(fraction).u32(captured).u32(wire).octets(octets);
    packetEnds.add(out.size());
    return this;
  }

  /** Offsets after each packet. */
  List<Integer> packetEnds() {
    return packetEnds;
  }

  byte[] octets() {
    return out.octets();
  }
}
