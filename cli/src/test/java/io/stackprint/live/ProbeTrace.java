package io.stackprint.live;

import static io.stackprint.live.RawDatagram.ICMP;
import static io.stackprint.live.RawDatagram.TCP;
import static io.stackprint.live.RawDatagram.TRANSPORT;
import static io.stackprint.live.RawDatagram.UDP;

import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CaptureReader;
import io.stackprint.prober.capture.PacketHandler;
import io.stackprint.wire.Ipv4Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a scanner sent to one host, in order, with everything random taken out.
 *
 * <p>IP id (but U1's), TTL and checksums become 0; ports, sequence and acknowledgement numbers and
 * the ICMP identifier become their distance from the first of their kind.
 *
 * @param scan probes of the port scan
 * @param round probes of OS detection
 */
record ProbeTrace(List<Sent> scan, List<Sent> round) {
  private static final int IP_ID = 4;
  private static final int TTL = 8;
  private static final int IP_CHECKSUM = 10;
  private static final int DESTINATION = 16;
  private static final int SOURCE_PORT = TRANSPORT;
  private static final int DESTINATION_PORT = TRANSPORT + 2;
  private static final int SEQ = TRANSPORT + 4;
  private static final int ACK = TRANSPORT + 8;
  private static final int FLAGS = TRANSPORT + 13;
  private static final int TCP_CHECKSUM = TRANSPORT + 16;
  private static final int UDP_CHECKSUM = TRANSPORT + 6;
  private static final int ICMP_CHECKSUM = TRANSPORT + 2;
  private static final int ICMP_IDENTIFIER = TRANSPORT + 4;

  private static final int U1_IP_ID = 0x1042;
  private static final int RST = 0x04;
  private static final int DRAWN_PORTS = 30_000; // from here on, where no closed one is known
  private static final int PORT_SCAN_LENGTH = 44; // one option: the MSS

  /**
   * A packet.
   *
   * @param atNanos when it was captured, since the epoch
   * @param raw as it was sent
   * @param octets without what is random, in hex
   */
  record Sent(long atNanos, RawDatagram raw, String octets) {
    int ttl() {
      return raw.u8(TTL);
    }

    boolean tcp() {
      return raw.protocol() == TCP;
    }

    int sourcePort() {
      return raw.u16(SOURCE_PORT);
    }

    boolean checksummed() {
      return raw.checksummed();
    }
  }

  /** Reads what went to a target. */
  static ProbeTrace read(Path capture, String target) throws IOException {
    int address = Ipv4Address.parse(target);
    List<Sent> scan = new ArrayList<>();
    List<Sent> round = new ArrayList<>();
    var bases = new Bases();
    PacketHandler sort =
        datagram -> {
          var raw = RawDatagram.of(datagram);
          if (raw.u32(DESTINATION) == address && !isOfTheKernel(raw)) {
            boolean ofScan = raw.protocol() == TCP && raw.length() == PORT_SCAN_LENGTH;
            String octets = ofScan ? question(raw) : bases.without(raw);
            (ofScan ? scan : round).add(new Sent(datagram.atNanos(), raw, octets));
          }
        };
    CaptureReader.read(capture, sort, CaptureProgress.NONE);
    return new ProbeTrace(scan, round);
  }

  /** The scanner's kernel refuses the SYN/ACKs that it did not ask for. */
  private static boolean isOfTheKernel(RawDatagram raw) {
    return raw.protocol() == TCP && raw.u8(FLAGS) == RST;
  }

  private static RawDatagram withoutDrawnHeader(RawDatagram raw) {
    // TTL and protocol share a word
    RawDatagram probe = raw.copy().put16(TTL, raw.protocol()).put16(IP_CHECKSUM, 0);
    return probe.u16(IP_ID) == U1_IP_ID && probe.protocol() == UDP ? probe : probe.put16(IP_ID, 0);
  }

  /** Each port is asked from ports and with numbers of its own. */
  private static String question(RawDatagram raw) {
    return withoutDrawnHeader(raw).put16(SOURCE_PORT, 0).put32(SEQ, 0).put16(TCP_CHECKSUM, 0).hex();
  }

  /** The numbers that all probes of a round share. */
  private static final class Bases {
    private Optional<RawDatagram> firstTcp = Optional.empty();
    private Optional<RawDatagram> firstEcho = Optional.empty();

    String without(RawDatagram raw) {
      RawDatagram probe = withoutDrawnHeader(raw);
      return switch (raw.protocol()) {
        case TCP -> tcp(probe).hex();
        case ICMP -> echo(probe).hex();
        default -> probe.put32(SOURCE_PORT, 0).put16(UDP_CHECKSUM, 0).hex(); // both ports
      };
    }

    private RawDatagram tcp(RawDatagram probe) {
      firstTcp = firstTcp.or(() -> Optional.of(probe.copy()));
      RawDatagram first = firstTcp.get();
      probe.put16(SOURCE_PORT, probe.u16(SOURCE_PORT) - first.u16(SOURCE_PORT));
      probe.put16(DESTINATION_PORT, Math.min(probe.u16(DESTINATION_PORT), DRAWN_PORTS));
      probe.put32(SEQ, probe.u32(SEQ) - first.u32(SEQ));
      if (probe.u32(ACK) != 0) { // all but ECN have the first's; keep them apart from 0
        probe.put32(ACK, 1 + probe.u32(ACK) - first.u32(ACK));
      }
      return probe.put16(TCP_CHECKSUM, 0);
    }

    private RawDatagram echo(RawDatagram probe) {
      firstEcho = firstEcho.or(() -> Optional.of(probe.copy()));
      int first = firstEcho.get().u16(ICMP_IDENTIFIER);
      return probe
          .put16(ICMP_IDENTIFIER, probe.u16(ICMP_IDENTIFIER) - first)
          .put16(ICMP_CHECKSUM, 0);
    }
  }

  /** The octets of the round's probes, in the order in which each was first sent. */
  List<String> distinct() {
    return round.stream().map(Sent::octets).distinct().toList();
  }

  /** All probes of the round, as they were sent, as indexes into {@link #distinct}. */
  String inOrder() {
    List<String> distinct = distinct();
    return round.stream()
        .map(sent -> String.valueOf(distinct.indexOf(sent.octets())))
        .collect(Collectors.joining(" "));
  }

  /** Milliseconds between each packet of the round and the one before. */
  List<Long> spacing() {
    return IntStream.range(1, round.size())
        .mapToObj(i -> (round.get(i).atNanos() - round.get(i - 1).atNanos()) / 1_000_000)
        .toList();
  }
}
