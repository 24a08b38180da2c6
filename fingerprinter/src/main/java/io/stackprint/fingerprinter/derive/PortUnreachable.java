package io.stackprint.fingerprinter.derive;

import static io.stackprint.fingerprint.Attribute.IPL;
import static io.stackprint.fingerprint.Attribute.RID;
import static io.stackprint.fingerprint.Attribute.RIPCK;
import static io.stackprint.fingerprint.Attribute.RIPL;
import static io.stackprint.fingerprint.Attribute.RUCK;
import static io.stackprint.fingerprint.Attribute.RUD;
import static io.stackprint.fingerprint.Attribute.UN;

import io.stackprint.fingerprint.Attribute;
import io.stackprint.fingerprint.Rules;
import io.stackprint.wire.IcmpView;
import io.stackprint.wire.InternetChecksum;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.MalformedPacketException;
import io.stackprint.wire.UdpView;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to U1: an ICMP port unreachable and what it quotes of the probe.
 *
 * @param datagram the answer
 * @param message its ICMP message
 * @param quotedIp the IP header in the quote
 * @param quotedUdp the UDP header in the quote, and what follows it
 * @see <a href="https://nmap.org/book/osdetect-methods.html">UDP (U1)</a>
 */
public record PortUnreachable(
    Ipv4View datagram, IcmpView message, Ipv4View quotedIp, UdpView quotedUdp) {
  private static final int PROBE_TOTAL_LENGTH = 328; // octets
  private static final int PROBE_IP_ID = 0x1042;
  private static final int PROBE_DATA = 'C'; // every octet

  /** Reads a datagram; empty unless it is a port unreachable that quotes IP and UDP header. */
  public static Optional<PortUnreachable> of(Ipv4View datagram) {
    try {
      IcmpView message = IcmpView.checked(datagram);
      Optional<Ipv4View> quote = message.quotedDatagram();
      return message.type() == IcmpView.DESTINATION_UNREACHABLE
              && message.code() == IcmpView.PORT_UNREACHABLE
              && quote.isPresent()
          ? Optional.of(
              new PortUnreachable(datagram, message, quote.get(), UdpView.checked(quote.get())))
          : Optional.empty();
    } catch (MalformedPacketException tooShort) {
      return Optional.empty();
    }
  }

  /**
   * Adds IPL to RUD to a line.
   *
   * @param sentChecksum UDP checksum of the probe as sent, 0 to 65535
   */
  public void addTo(Map<Attribute, String> line, int sentChecksum, Rules rules) {
    line.put(IPL, Hex.of(datagram.totalLength()));
    line.put(UN, Hex.of(message.restOfHeader() & (rules.is793() ? 0xFFFFL : 0xFFFF_FFFFL)));
    line.put(RIPL, goodOr(quotedIp.totalLength(), PROBE_TOTAL_LENGTH));
    line.put(RID, goodOr(quotedIp.ipId(), PROBE_IP_ID));
    line.put(RIPCK, quotedHeaderChecksum());
    line.put(RUCK, goodOr(quotedUdp.checksum(), sentChecksum));
    line.put(RUD, quotedUdp.payloadIsFilledWith(PROBE_DATA) ? "G" : "I");
  }

  private static String goodOr(int value, int sent) {
    return value == sent ? "G" : Hex.of(value);
  }

  /** Over the first 20 octets whatever the header length: the probe had no IP options. */
  private String quotedHeaderChecksum() {
    if (quotedIp.headerChecksum() == 0) {
      return "Z";
    }
    byte[] header =
        Arrays.copyOfRange(
            quotedIp.array(),
            quotedIp.offset(),
            quotedIp.offset() + Ipv4View.MINIMUM_HEADER_LENGTH);
    header[10] = 0;
    header[11] = 0;
    return InternetChecksum.of(header, 0, header.length) == quotedIp.headerChecksum() ? "G" : "I";
  }
}
