package io.stackprint.prober.capture;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the packets of an interface begin.
 *
 * <p>Capture files number the kinds as tcpdump.org/linktypes.html does; some numbers mean the same.
 */
enum LinkLayer {
  /** Destination, source, EtherType (IEEE 802.3), perhaps with VLAN tags (IEEE 802.1Q). */
  ETHERNET,
  /** LINKTYPE_LINUX_SLL: what Linux offers for "any" interface. */
  LINUX_COOKED,
  /** LINKTYPE_LINUX_SLL2: its second version. */
  LINUX_COOKED_2,
  /** The IP header comes first. */
  RAW_IP,
  /** BSD loopback: an address family of 32 bits, in the byte order of the capturing machine. */
  LOOPBACK,
  /** Any other; its packets are counted and skipped. */
  UNREADABLE;

  private static final Map<Integer, LinkLayer> READABLE =
      Map.ofEntries(
          Map.entry(0, LOOPBACK),
          Map.entry(1, ETHERNET),
          Map.entry(12, RAW_IP), // DLT_RAW, which some writers put in files as it is
          Map.entry(14, RAW_IP), // the same on OpenBSD
          Map.entry(101, RAW_IP),
          Map.entry(108, LOOPBACK),
          Map.entry(113, LINUX_COOKED),
          Map.entry(228, RAW_IP),
          Map.entry(229, RAW_IP),
          Map.entry(276, LINUX_COOKED_2));

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "NULL"),
          Map.entry(1, "ETHERNET"),
          Map.entry(6, "IEEE802_5"),
          Map.entry(7, "ARCNET_BSD"),
          Map.entry(8, "SLIP"),
          Map.entry(9, "PPP"),
          Map.entry(10, "FDDI"),
          Map.entry(12, "RAW"),
          Map.entry(14, "RAW"),
          Map.entry(50, "PPP_HDLC"),
          Map.entry(51, "PPP_ETHER"),
          Map.entry(100, "ATM_RFC1483"),
          Map.entry(101, "RAW"),
          Map.entry(104, "C_HDLC"),
          Map.entry(105, "IEEE802_11"),
          Map.entry(107, "FRELAY"),
          Map.entry(108, "LOOP"),
          Map.entry(109, "ENC"),
          Map.entry(113, "LINUX_SLL"),
          Map.entry(114, "LTALK"),
          Map.entry(117, "PFLOG"),
          Map.entry(119, "IEEE802_11_PRISM"),
          Map.entry(122, "IP_OVER_FC"),
          Map.entry(127, "IEEE802_11_RADIOTAP"),
          Map.entry(143, "DOCSIS"),
          Map.entry(163, "IEEE802_11_AVS"),
          Map.entry(166, "PPP_PPPD"),
          Map.entry(187, "BLUETOOTH_HCI_H4"),
          Map.entry(189, "USB_LINUX"),
          Map.entry(192, "PPI"),
          Map.entry(195, "IEEE802_15_4_WITHFCS"),
          Map.entry(197, "ERF"),
          Map.entry(201, "BLUETOOTH_HCI_H4_WITH_PHDR"),
          Map.entry(219, "MPLS"),
          Map.entry(220, "USB_LINUX_MMAPPED"),
          Map.entry(227, "CAN_SOCKETCAN"),
          Map.entry(228, "IPV4"),
          Map.entry(229, "IPV6"),
          Map.entry(230, "IEEE802_15_4_NOFCS"),
          Map.entry(239, "NFLOG"),
          Map.entry(247, "INFINIBAND"),
          Map.entry(248, "SCTP"),
          Map.entry(249, "USBPCAP"),
          Map.entry(251, "BLUETOOTH_LE_LL"),
          Map.entry(253, "NETLINK"),
          Map.entry(254, "BLUETOOTH_LINUX_MONITOR"),
          Map.entry(258, "PKTAP"),
          Map.entry(276, "LINUX_SLL2"));

  /** The kind that has this number in capture files. */
  static LinkLayer of(int linkType) {
    return READABLE.getOrDefault(linkType, UNREADABLE);
  }

  /** Name without the prefix {@code LINKTYPE_}, or {@code unknown}. */
  static String nameOf(int linkType) {
    return NAMES.getOrDefault(linkType, "unknown");
  }

  /** Says of a link type that we cannot read it, and which we can. */
  static String refusal(int linkType) {
    return "link type %d (%s) cannot be read; expected one of %s"
        .formatted(linkType, nameOf(linkType), readable());
  }

  private static String readable() {
    var sorted = new TreeMap<>(READABLE);
    return String.join(
        ", ", sorted.keySet().stream().map(type -> nameOf(type) + " " + type).toList());
  }
}
