package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import io.stackprint.prober.capture.Recording.Datagram;
import io.stackprint.prober.capture.Recording.Result;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.Pcaps;

/** Our reader against libpcap's, octet by octet. */
class LibpcapTest {
  @TempDir Path directory;

  /** A packet as libpcap gives it, in hexadecimal. */
  private record Packet(long number, long atNanos, String octets, int wireLength, int linkType) {
    /** Where the IP header begins, if it is IPv4. */
    OptionalInt ipv4At() {
      return switch (linkType) {
        case 1 -> typed(12);
        case 113 -> typed(14);
        case 12 -> OptionalInt.of(0); // libpcap's own number for raw IP
        default -> throw new IllegalStateException("link type " + linkType);
      };
    }

    private OptionalInt typed(int at) {
      return switch (u16(at)) {
        case 0x0800 -> OptionalInt.of(at + 2);
        case 0x8100 -> typed(at + 4);
        default -> OptionalInt.empty();
      };
    }

    Datagram datagram(Datagram ours) {
      int at = ipv4At().orElseThrow();
      int total = u16(at + 2);
      int captured = Math.min(octets.length() / 2 - at, total);
      return new Datagram(
          number,
          atNanos,
          true,
          octets.substring(2 * at, 2 * (at + captured)),
          Math.min(wireLength - at, total),
          ours.sourceMac(),
          ours.destinationMac());
    }

    private int u16(int at) {
      return HexFormat.fromHexDigits(octets, 2 * at, 2 * at + 4);
    }
  }

  @BeforeAll
  static void libpcapIsInstalled() {
    try {
      NativeLibrary.getInstance("pcap");
    } catch (UnsatisfiedLinkError absent) {
      InstalledTool.missing("libpcap is not installed: " + absent.getMessage());
    }
  }

  static Stream<Path> goldenCaptures() throws IOException {
    return GoldenCaptures.all().stream();
  }

  @ParameterizedTest
  @MethodSource("goldenCaptures")
  void agreesOnEveryGoldenCapture(Path capture) throws Exception {
    agrees(capture);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void agreesOnWhatEditcapWritesAndCuts(String format) throws Exception {
    InstalledTool editcap = InstalledTool.require("editcap");
    Path written = directory.resolve("written." + format);
    for (String name : List.of("shape_nano.pcap", "shape_sll.pcap", "multi4_noise.pcap")) {
      String from = GoldenCaptures.named(name).toString();
      editcap.run("-F", format, "-s", "50", from, written.toString());

      agrees(written);
    }
  }

  private static void agrees(Path capture) throws Exception {
    Result ours = Recording.of(h -> CaptureReader.read(capture, h, CaptureProgress.NONE));
    List<Packet> theirs = packets(capture);
    List<Packet> ip = theirs.stream().filter(packet -> packet.ipv4At().isPresent()).toList();
    assertThat(ours.summary().counts().packets()).isEqualTo(theirs.size()).isPositive();
    assertThat(ours.datagrams()).hasSameSizeAs(ip);
    for (int i = 0; i < ip.size(); i++) {
      Datagram datagram = ours.datagrams().get(i);
      assertThat(datagram).isEqualTo(ip.get(i).datagram(datagram));
    }
  }

  private static List<Packet> packets(Path capture) throws Exception {
    var packets = new ArrayList<Packet>();
    try (PcapHandle handle = Pcaps.openOffline(capture.toString(), TimestampPrecision.NANO)) {
      while (true) {
        byte[] octets = handle.getNextRawPacketEx();
        packets.add(
            new Packet(
                packets.size() + 1L,
                nanos(handle.getTimestamp()),
                HexFormat.of().formatHex(octets),
                handle.getOriginalLength(),
                handle.getDlt().value()));
      }
    } catch (EOFException end) {
      return packets;
    }
  }

  private static long nanos(Timestamp timestamp) {
    return Math.floorDiv(timestamp.getTime(), 1000L) * 1_000_000_000L + timestamp.getNanos();
  }
}
