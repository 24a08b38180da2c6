package io.stackprint.prober.capture;

import static io.stackprint.prober.capture.CapturedDatagram.FIXED_HEADER_OCTETS;
import static io.stackprint.prober.capture.CapturedDatagram.NO_MAC;

import java.nio.ByteBuffer;

/**
 * Takes the link layer off packets, counts them by kind, and hands the IPv4 and ARP ones on.
 *
 * <p>Runs once per packet of captures of any length: it allocates nothing.
 */
final class Dissector {
  private static final int TYPE_IPV4 = 0x0800; // EtherTypes
  private static final int TYPE_ARP = 0x0806;
  private static final int TYPE_IPV6 = 0x86dd;
  private static final int TYPE_VLAN = 0x8100; // IEEE 802.1Q
  private static final int TYPE_SERVICE_VLAN = 0x88a8; // IEEE 802.1ad, "QinQ"
  private static final int TYPE_OLD_SERVICE_VLAN = 0x9100; // before 802.1ad, still in use
  private static final int VLAN_TAG_OCTETS = 4; // tag control information, then the type inside

  private static final int MAC_OCTETS = 6;
  private static final int ETHERNET_TYPE_AT = 12;
  private static final int ETHERNET_HEADER_OCTETS = 14;

  private static final int COOKED_ADDRESS_LENGTH_AT = 4;
  private static final int COOKED_ADDRESS_AT = 6;
  private static final int COOKED_TYPE_AT = 14;
  private static final int COOKED_HEADER_OCTETS = 16;

  private static final int COOKED_2_TYPE_AT = 0;
  private static final int COOKED_2_ADDRESS_LENGTH_AT = 11;
  private static final int COOKED_2_ADDRESS_AT = 12;
  private static final int COOKED_2_HEADER_OCTETS = 20;

  private static final int FAMILY_OCTETS = 4;
  private static final int FAMILY_IPV4 = 2; // AF_INET, the same everywhere

  private static final long ARP_ETHERNET_IPV4 =
      0x0001_0800_06_04L; // htype ptype hlen plen, RFC 826
  private static final int ARP_OPERATION_AT = 6;
  private static final int ARP_SENDER_MAC_AT = 8;
  private static final int ARP_SENDER_ADDRESS_AT = 14;
  private static final int ARP_SENDER_OCTETS = 18;
  private static final int ARP_REQUEST = 1;
  private static final int ARP_REPLY = 2;

  private final PacketHandler handler;
  private final CapturedDatagram datagram = new CapturedDatagram();

  private long packets;
  private long ipv4;
  private long ipv6;
  private long arp;
  private long other;
  private long malformed;
  private long skipped;
  private long truncated;
  private long untimed;

  // The packet at hand.
  private ByteBuffer octets = ByteBuffer.allocate(0);
  private int end; // index after its last captured octet
  private int wireEnd; // the same, had all been captured

  Dissector(PacketHandler handler) {
    this.handler = handler;
  }

  /** Packets seen so far. */
  long packets() {
    return packets;
  }

  /** Ends the reading: the datagram that handlers saw has no octets any more. */
  void release() {
    datagram.release();
  }

  CaptureSummary.Counts counts() {
    return new CaptureSummary.Counts(
        packets, ipv4, ipv6, arp, other, malformed, skipped, truncated, untimed);
  }

  /** Counts a packet that cannot be looked into. */
  void skip() {
    packets++;
    skipped++;
  }

  /**
   * Takes one packet.
   *
   * @param octets what holds it, big endian
   * @param at index of its first octet
   * @param captured octets there, at most {@link PacketLimits#BLOCK_OCTETS}
   * @param wire octets on the wire, as the file states them: unsigned
   * @param nanos since the epoch, or {@link TickClock#OUT_OF_RANGE}
   */
  void packet(CaptureInterface on, ByteBuffer octets, int at, int captured, int wire, long nanos) {
    packets++;
    stamp(nanos);
    int wireLength = PacketLimits.wireLength(captured, wire);
    if (captured < wireLength) {
      truncated++;
    }
    this.octets = octets;
    this.wireEnd = at + Math.max(0, wireLength - on.fcsOctets());
    this.end = Math.min(at + captured, wireEnd);
    dissect(on.layer(), at);
  }

  private void stamp(long nanos) {
    datagram.timed = nanos != TickClock.OUT_OF_RANGE;
    if (datagram.timed) {
      datagram.atNanos = nanos;
    } else {
      untimed++;
    }
  }

  private void dissect(LinkLayer layer, int at) {
    switch (layer) {
      case ETHERNET -> ethernet(at);
      case LINUX_COOKED -> cooked(at);
      case LINUX_COOKED_2 -> cooked2(at);
      case RAW_IP -> rawIp(at);
      case LOOPBACK -> loopback(at);
      case UNREADABLE -> skipped++;
    }
  }

  private void ethernet(int at) {
    if (end - at < ETHERNET_HEADER_OCTETS) {
      malformed++;
      return;
    }
    datagram.destinationMac = mac(at);
    datagram.sourceMac = mac(at + MAC_OCTETS);
    typed(type(at + ETHERNET_TYPE_AT), at + ETHERNET_HEADER_OCTETS);
  }

  private void cooked(int at) {
    if (end - at < COOKED_HEADER_OCTETS) {
      malformed++;
      return;
    }
    cookedSource(type(at + COOKED_ADDRESS_LENGTH_AT), at + COOKED_ADDRESS_AT);
    typed(type(at + COOKED_TYPE_AT), at + COOKED_HEADER_OCTETS);
  }

  private void cooked2(int at) {
    if (end - at < COOKED_2_HEADER_OCTETS) {
      malformed++;
      return;
    }
    cookedSource(octets.get(at + COOKED_2_ADDRESS_LENGTH_AT), at + COOKED_2_ADDRESS_AT);
    typed(type(at + COOKED_2_TYPE_AT), at + COOKED_2_HEADER_OCTETS);
  }

  private void cookedSource(int addressLength, int addressAt) {
    datagram.destinationMac = NO_MAC;
    datagram.sourceMac = addressLength == MAC_OCTETS ? mac(addressAt) : NO_MAC;
  }

  private void rawIp(int at) {
    if (end - at < 1) {
      malformed++;
      return;
    }
    datagram.destinationMac = NO_MAC;
    datagram.sourceMac = NO_MAC;
    switch (version(at)) {
      case 4 -> ipv4(at);
      case 6 -> ipv6++;
      default -> malformed++;
    }
  }

  private void loopback(int at) {
    if (end - at < FAMILY_OCTETS) {
      malformed++;
      return;
    }
    datagram.destinationMac = NO_MAC;
    datagram.sourceMac = NO_MAC;
    int family = octets.getInt(at);
    // Families are small numbers: a large one was written in the other byte order.
    switch ((family & 0xffff0000) == 0 ? family : Integer.reverseBytes(family)) {
      case FAMILY_IPV4 -> ipv4(at + FAMILY_OCTETS);
      case 10, 23, 24, 28, 30 -> ipv6++; // AF_INET6 of Linux, Windows, NetBSD, FreeBSD, macOS
      default -> other++;
    }
  }

  private void typed(int firstType, int firstAt) {
    int type = firstType;
    int at = firstAt;
    while (isVlan(type)) {
      if (end - at < VLAN_TAG_OCTETS) {
        malformed++;
        return;
      }
      type = type(at + 2);
      at += VLAN_TAG_OCTETS;
    }
    switch (type) {
      case TYPE_IPV4 -> ipv4(at);
      case TYPE_IPV6 -> ipv6++;
      case TYPE_ARP -> arp(at);
      default -> other++;
    }
  }

  private static boolean isVlan(int type) {
    return type == TYPE_VLAN || type == TYPE_SERVICE_VLAN || type == TYPE_OLD_SERVICE_VLAN;
  }

  private void ipv4(int at) {
    if (end - at < FIXED_HEADER_OCTETS) {
      malformed++;
      return;
    }
    int firstWord = octets.getInt(at); // RFC 791 §3.1: version 4 bits … total length 16
    if (firstWord >>> 28 != 4) {
      malformed++;
      return;
    }
    ipv4++;
    int total = firstWord & 0xffff;
    int wire = wireEnd - at;
    // Below a header's length it is a liar or a segment that the network card was to cut up (0).
    datagram.wireLength = total < FIXED_HEADER_OCTETS ? wire : Math.min(wire, total);
    datagram.capturedLength = Math.min(end - at, datagram.wireLength);
    datagram.octets = octets;
    datagram.offset = at;
    datagram.number = packets;
    handler.ipv4(datagram);
  }

  private void arp(int at) {
    if (end - at < ARP_SENDER_OCTETS) {
      malformed++;
      return;
    }
    arp++;
    int operation = type(at + ARP_OPERATION_AT);
    int sender = octets.getInt(at + ARP_SENDER_ADDRESS_AT);
    if (mac(at) == ARP_ETHERNET_IPV4
        && (operation == ARP_REQUEST || operation == ARP_REPLY)
        && sender != 0) {
      handler.arp(packets, datagram.atNanos, sender, mac(at + ARP_SENDER_MAC_AT));
    }
  }

  private int type(int at) {
    return octets.getShort(at) & 0xffff;
  }

  private int version(int at) {
    return (octets.get(at) & 0xff) >> 4;
  }

  /** The address, and two octets after it that every header has, in one read. */
  private long mac(int at) {
    return octets.getLong(at) >>> Short.SIZE;
  }
}
