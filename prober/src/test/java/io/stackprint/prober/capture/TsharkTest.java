package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.capture.CaptureSummary.Counts;
import io.stackprint.prober.capture.Recording.Datagram;
import io.stackprint.prober.capture.Recording.Result;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader against Wireshark's, packet by packet. */
class TsharkTest {
  private static final String COOKED = "0000 0001 0006 02000000000a 0000 ";
  private static final String COOKED_2 = "0000 00000002 0001 00 06 02000000000a 0000 ";

  private final InstalledTool tshark = InstalledTool.require("tshark");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shape_nano.pcap",
        "shape_pcapng.pcapng",
        "shape_sll.pcap",
        "slirp_classic_alias.pcap",
        "ipv6_gvisor.pcap",
        "multi4_noise.pcap"
      })
  void agreesOnEveryShapeOfCapture(String name) throws Exception {
    assertThat(agrees(GoldenCaptures.named(name)).summary().counts().packets()).isPositive();
  }

  /** One file, because tshark takes its time to start. */
  @Test
  void agreesOnAllGoldenCapturesMerged() throws Exception {
    Path merged = merged(GoldenCaptures.all());

    assertThat(agrees(merged).datagrams()).hasSizeGreaterThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void agreesOnWhatEditcapWritesAndCuts(String format) throws Exception {
    InstalledTool editcap = InstalledTool.require("editcap");
    Path written = directory.resolve("written." + format);
    for (String name : List.of("shape_nano.pcap", "shape_sll.pcap", "multi4_noise.pcap")) {
      String from = GoldenCaptures.named(name).toString();
      editcap.run("-F", format, "-s", "50", from, written.toString());

      assertThat(agrees(written).summary().counts().truncated()).isPositive();
    }
  }

  @Test
  void agreesOnEveryLinkHeader() throws Exception {
    var headers =
        List.of(
            new Header(1, "020000000001 02000000000a 0800"),
            new Header(1, "020000000001 02000000000a 8100 0064 0800"),
            new Header(1, "020000000001 02000000000a 88a8 0064 8100 0065 0800"),
            new Header(1, "020000000001 02000000000a 9100 0064 8100 0065 0800"),
            new Header(113, COOKED + "0800"),
            new Header(113, COOKED + "8100 0064 0800"),
            new Header(276, "0800 " + COOKED_2),
            new Header(101, ""),
            new Header(228, ""),
            new Header(0, "02000000"),
            new Header(0, "00000002"),
            new Header(108, "00000002"));
    var file = new PcapngFile().section(ByteOrder.BIG_ENDIAN);
    headers.forEach(header -> file.interfaceOf(header.linkType(), 0));
    for (int i = 0; i < headers.size(); i++) {
      file.enhanced(i, i, Frames.hex(headers.get(i).octets(), Frames.ipv4(i, i)));
    }

    assertThat(agrees(written(file)).ipIds()).hasSameSizeAs(headers);
  }

  /** What stands before the datagram on a link type. */
  private record Header(int linkType, String octets) {}

  @Test
  void agreesOnResolutionsAndOffsets() throws Exception {
    var file = new PcapngFile().section(ByteOrder.LITTLE_ENDIAN);
    List<Integer> resolutions = List.of(0, 3, 6, 9, 12, 15, 0x80, 0x8a, 0x94, 0xa0, 0xa4);
    for (int resolution : resolutions) {
      file.interfaceOf(1, 0, file.tsresol(resolution))
          .interfaceOf(1, 0, file.tsresol(resolution), file.tsoffset(1_000_000));
    }
    for (int i = 0; i < 2 * resolutions.size(); i++) {
      file.enhanced(i, 0x1234_5678L + i, Frames.ethernetIpv4(i, 0));
    }

    assertThat(agrees(written(file)).ipIds()).hasSize(2 * resolutions.size());
  }

  @Test
  void agreesOnSectionsAndOlderBlocks() throws Exception {
    PcapngFile file =
        new PcapngFile()
            .section(ByteOrder.BIG_ENDIAN)
            .interfaceOf(1, 0)
            .obsolete(0, 3, 1_000_000, Frames.ethernetIpv4(1, 1))
            .block(4, new byte[4]) // names, none; unknown types are frames to tshark, not to us
            .section(ByteOrder.LITTLE_ENDIAN)
            .interfaceOf(101, 0)
            .simple(22, Frames.ipv4(2, 2))
            .enhanced(0, 2_000_000, Frames.ipv4(3, 3));

    assertThat(Recording.of(file.octets()).ipIds()).containsExactly(1, 2, 3);
    List<TsharkRow> theirs = TsharkRow.of(tshark, written(file));
    assertThat(theirs).extracting(TsharkRow::ipId).containsExactly(1, 2, 3);
    assertThat(theirs).extracting(TsharkRow::wireLength).containsExactly(21, 22, 23);
  }

  private Path merged(List<Path> captures) throws Exception {
    Path merged = directory.resolve("merged.pcapng");
    var arguments = new ArrayList<String>(List.of("-a", "-F", "pcapng", "-w", merged.toString()));
    captures.forEach(capture -> arguments.add(capture.toString()));
    InstalledTool.require("mergecap").run(arguments.toArray(String[]::new));
    return merged;
  }

  private Path written(PcapngFile file) throws IOException {
    return Files.write(directory.resolve("written.pcapng"), file.octets());
  }

  private Result agrees(Path capture) throws Exception {
    Result ours = Recording.of(h -> CaptureReader.read(capture, h, CaptureProgress.NONE));
    List<TsharkRow> theirs = TsharkRow.of(tshark, capture);
    List<TsharkRow> ip = theirs.stream().filter(TsharkRow::isIpv4).toList();
    assertThat(ours.summary().diagnostics()).isEmpty();
    assertThat(ours.datagrams()).hasSameSizeAs(ip);
    for (int i = 0; i < ip.size(); i++) {
      agrees(ours.datagrams().get(i), ip.get(i));
    }
    assertThat(ours.arps())
        .isEqualTo(theirs.stream().filter(TsharkRow::isArp).map(TsharkRow::arp).toList());
    agrees(ours.summary().counts(), theirs);
    return ours;
  }

  private static void agrees(Datagram ours, TsharkRow theirs) {
    assertThat(ours.number()).isEqualTo(theirs.packet());
    assertThat(ours.atNanos()).as("time of %s", theirs).isEqualTo(theirs.atNanos());
    assertThat(ours.ipId()).isEqualTo(theirs.ipId());
    assertThat(ours.source()).isEqualTo(theirs.source());
    assertThat(ours.capturedLength())
        .as("captured of %s", theirs)
        .isEqualTo(theirs.capturedLength());
    assertThat(ours.wireLength()).as("wire of %s", theirs).isEqualTo(theirs.wireLength());
    assertThat(ours.sourceMac()).isEqualTo(theirs.sourceMac());
    assertThat(ours.destinationMac()).isEqualTo(theirs.destinationMac());
  }

  private static void agrees(Counts ours, List<TsharkRow> theirs) {
    assertThat(ours.packets()).isEqualTo(theirs.size());
    assertThat(ours.ipv6()).isEqualTo(theirs.stream().filter(TsharkRow::isIpv6).count());
    assertThat(ours.arp()).isEqualTo(theirs.stream().filter(TsharkRow::isArp).count());
    assertThat(ours.truncated()).isEqualTo(theirs.stream().filter(TsharkRow::isTruncated).count());
    assertThat(ours.malformed() + ours.skipped()).isZero();
  }
}
