package io.stackprint.prober.capture;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a capture held, and what was wrong with it.
 *
 * @param name of the file, as given; {@code -} for standard input
 * @param format how the file is laid out
 * @param compressed true when it was a gzip file
 * @param counts packets by kind
 * @param interfaces in the order of their declaration, over all sections; a pcap file has one
 * @param cutAt octet at which the first packet or block begins that is damaged or cut off; nothing
 *     from there on was used. Counts uncompressed octets
 * @param diagnostics what a person should know about the file, in the order of the file
 */
public record CaptureSummary(
    String name,
    Format format,
    boolean compressed,
    Counts counts,
    List<Interface> interfaces,
    OptionalLong cutAt,
    List<Diagnostic> diagnostics) {

  /** Copies the lists. */
  public CaptureSummary {
    interfaces = List.copyOf(interfaces);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The layouts we read. */
  public enum Format {
    /** Classic pcap, times in microseconds. */
    PCAP_MICROS,
    /** Classic pcap, times in nanoseconds. */
    PCAP_NANOS,
    /** pcapng, times as each interface says. */
    PCAPNG
  }

  /**
   * Packets by kind: {@code packets = ipv4 + ipv6 + arp + other + malformed + skipped}.
   *
   * @param packets all packets that are whole in the file
   * @param ipv4 delivered to {@link PacketHandler#ipv4}
   * @param ipv6 not looked into
   * @param arp whether or not delivered to {@link PacketHandler#arp}
   * @param other of any other protocol
   * @param malformed link header or fixed IPv4 header incomplete or impossible
   * @param skipped on an interface of a link type we cannot read
   * @param truncated by the snap length: fewer octets captured than were on the wire; of any kind
   * @param untimed without a usable time; of any kind
   */
  public record Counts(
      long packets,
      long ipv4,
      long ipv6,
      long arp,
      long other,
      long malformed,
      long skipped,
      long truncated,
      long untimed) {}

  /**
   * An interface of the capture.
   *
   * @param linkType number in the list of tcpdump.org/linktypes.html
   * @param linkName name in that list without its prefix, or {@code unknown}
   * @param snapLength most octets kept of a packet; 0 when unlimited
   */
  public record Interface(int linkType, String linkName, long snapLength) {}

  /**
   * Something wrong at a place of the file.
   *
   * @param packet number of the packet concerned, from 1
   * @param offset octet, from 0, uncompressed, at which that packet or its block begins
   * @param message for a person: what was expected and what was found
   */
  public record Diagnostic(long packet, long offset, String message) {}
}
