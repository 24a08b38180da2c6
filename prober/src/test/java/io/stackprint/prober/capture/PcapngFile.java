package io.stackprint.prober.capture;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A pcapng file, built in a test. */
final class PcapngFile {
  private final OctetSink out = new OctetSink();
  private final List<Integer> packetEnds = new ArrayList<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /** Begins a section of this byte order, of unknown length. */
  PcapngFile section(ByteOrder order) {
    return section(order, 1, 0);
  }

  PcapngFile section(ByteOrder order, int major, int minor) {
    this.order = order;
    out.order(order);
    return block(0x0a0d0d0a, body().u32(0x1a2b3c4d).u16(major).u16(minor).u64(-1).octets());
  }

  /** An interface with options, each written by {@link #option}. */
  PcapngFile interfaceOf(int linkType, long snapLength, byte[]... options) {
    OctetSink body = body().u16(linkType).u16(0).u32(snapLength);
    for (byte[] option : options) {
      body.octets(option);
    }
    return block(1, body.octets());
  }

  /** An option in the byte order of the section at hand. */
  byte[] option(int code, byte[] value) {
    return body().u16(code).u16(value.length).padded(value).octets();
  }

  byte[] tsresol(int octet) {
    return option(9, new byte[] {(byte) octet});
  }

  byte[] tsoffset(long seconds) {
    return option(14, body().u64(seconds).octets());
  }

  PcapngFile enhanced(int onInterface, long ticks, byte[] octets) {
    return enhanced(onInterface, ticks, octets.length, octets.length, octets);
  }

  PcapngFile enhanced(int onInterface, long ticks, long captured, long wire, byte[] octets) {
    OctetSink body = body().u32(onInterface).u32(ticks >>> 32).u32(ticks);
    return packetBlock(6, body.u32(captured).u32(wire).padded(octets));
  }

  PcapngFile obsolete(int onInterface, int drops, long ticks, byte[] octets) {
    OctetSink body = body().u16(onInterface).u16(drops).u32(ticks >>> 32).u32(ticks);
    return packetBlock(2, body.u32(octets.length).u32(octets.length).padded(octets));
  }

  PcapngFile simple(long wire, byte[] octets) {
    return packetBlock(3, body().u32(wire).padded(octets));
  }

  PcapngFile block(int type, byte[] body) {
    return block(type, body, body.length + 12);
  }

  /** A block that ends with another length than it begins with, perhaps. */
  PcapngFile block(int type, byte[] body, long lengthAtTheEnd) {
    out.u32(type).u32(body.length + 12).octets(body).u32(lengthAtTheEnd);
    return this;
  }

  /** Octets as they are. */
  PcapngFile raw(String hex) {
    out.hex(hex);
    return this;
  }

  int size() {
    return out.size();
  }

  /** Offsets after each packet block. */
  List<Integer> packetEnds() {
    return packetEnds;
  }

  byte[] octets() {
    return out.octets();
  }

  private PcapngFile packetBlock(int type, OctetSink body) {
    block(type, body.octets());
    packetEnds.add(out.size());
    return this;
  }

  private OctetSink body() {
    return new OctetSink().order(order);
  }
}
