package io.stackprint.prober.capture;

import static io.stackprint.prober.capture.CapturedDatagram.NO_MAC;

import io.stackprint.prober.capture.Recording.Arp;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What tshark says of one packet; of repeated headers (in ICMP errors) the outermost. */
record TsharkRow(List<String> values) {
  private static final List<String> FIELDS =
      List.of(
          "frame.number",
          "frame.time_epoch",
          "frame.cap_len",
          "frame.len",
          "frame.encap_type",
          "eth.src",
          "eth.dst",
          "sll.src.eth",
          "vlan.id",
          "ip.src",
          "ip.id",
          "ip.len",
          "ipv6.version",
          "arp.opcode",
          "arp.src.proto_ipv4",
          "arp.src.hw_mac");

  /** Asks tshark about every packet of a capture. */
  static List<TsharkRow> of(InstalledTool tshark, Path capture)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("-n", "-o", "ip.defragment:FALSE", "-r"));
    command.add(capture.toString());
    command.addAll(List.of("-T", "fields", "-E", "separator=,", "-E", "aggregator=/s"));
    FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
    return tshark.run(command.toArray(String[]::new)).stream()
        .map(line -> new TsharkRow(List.of(line.split(",", -1))))
        .toList();
  }

  boolean isIpv4() {
    return !first("ip.src").isEmpty();
  }

  boolean isIpv6() {
    return !isIpv4() && !first("ipv6.version").isEmpty();
  }

  boolean isArp() {
    return !first("arp.opcode").isEmpty();
  }

  boolean isTruncated() {
    return number("frame.cap_len") < number("frame.len");
  }

  long packet() {
    return number("frame.number");
  }

  /** Nanoseconds since the epoch; 0 when the packet has no time. */
  long atNanos() {
    String seconds = first("frame.time_epoch");
    return seconds.isEmpty() ? 0 : new BigDecimal(seconds).movePointRight(9).longValueExact();
  }

  int ipId() {
    return Integer.decode(first("ip.id"));
  }

  int source() {
    return address("ip.src");
  }

  /** Octets of the datagram in the file, without what pads its frame. */
  int capturedLength() {
    return (int) Math.min(number("frame.cap_len") - linkHeaderOctets(), number("ip.len"));
  }

  int wireLength() {
    return (int) Math.min(number("frame.len") - linkHeaderOctets(), number("ip.len"));
  }

  long sourceMac() {
    return first("eth.src").isEmpty() ? mac("sll.src.eth") : mac("eth.src");
  }

  long destinationMac() {
    return mac("eth.dst");
  }

  Arp arp() {
    return new Arp(packet(), atNanos(), address("arp.src.proto_ipv4"), mac("arp.src.hw_mac"));
  }

  private int linkHeaderOctets() {
    int tags = all("vlan.id").isEmpty() ? 0 : all("vlan.id").split(" ", -1).length;
    return tags * 4 + withoutTags();
  }

  /** By the numbers that Wireshark gives to link types. */
  private int withoutTags() {
    return switch ((int) number("frame.encap_type")) {
      case 1 -> 14; // Ethernet
      case 25 -> 16; // Linux cooked
      case 210 -> 20; // Linux cooked v2
      case 7, 129, 130 -> 0; // raw IP, IPv4, IPv6
      case 15, 174 -> 4; // null, loop
      default -> throw new IllegalStateException("link type of " + values);
    };
  }

  private long number(String field) {
    return Long.parseLong(first(field));
  }

  private int address(String field) {
    int address = 0;
    for (String octet : first(field).split("\\.", -1)) {
      address = address << 8 | Integer.parseInt(octet);
    }
    return address;
  }

  private long mac(String field) {
    String mac = first(field);
    return mac.isEmpty() ? NO_MAC : HexFormat.fromHexDigitsToLong(mac.replace(":", ""));
  }

  private String first(String field) {
    return all(field).split(" ", 2)[0];
  }

  private String all(String field) {
    return values.get(FIELDS.indexOf(field));
  }
}
