package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stackprint.prober.capture.CaptureSummary.Counts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Any octets give a summary or a refusal, the same however they arrive. */
class CaptureReaderFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void anyOctetsGiveASummaryOrARefusal(byte[] octets) throws IOException {
    List<Object> atOnce = read(octets, octets.length + 1);
    List<Object> inPieces = read(octets, 1 + (octets.length > 30 ? octets[30] & 31 : 6));

    assertThat(inPieces).isEqualTo(atOnce);
  }

  /** Frames the octets as blocks, so that the search gets past the lengths. */
  @FuzzTest(maxDuration = "2m")
  void anyBlocksGiveASummaryOrARefusal(FuzzedDataProvider data) throws IOException {
    PcapngFile file = new PcapngFile().section(order(data));
    while (data.remainingBytes() > 0 && file.size() < 10_000) {
      block(file, data);
    }
    byte[] octets = file.octets();

    assertThat(read(octets, 7)).isEqualTo(read(octets, octets.length + 1));
  }

  private static void block(PcapngFile file, FuzzedDataProvider data) {
    switch (data.consumeInt(0, 5)) {
      case 0 -> file.section(order(data));
      case 1 -> file.interfaceOf(linkType(data), data.consumeInt(0, 100), octets(data, 40));
      case 2 -> file.enhanced(data.consumeInt(0, 2), data.consumeLong(), octets(data, 120));
      case 3 -> file.simple(data.consumeInt(0, 200), octets(data, 120));
      case 4 -> file.obsolete(data.consumeInt(0, 2), 0, data.consumeLong(), octets(data, 120));
      default -> file.block(data.consumeInt(0, 12), octets(data, 80));
    }
  }

  private static ByteOrder order(FuzzedDataProvider data) {
    return data.consumeBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static int linkType(FuzzedDataProvider data) {
    return data.pickValue(new int[] {0, 1, 12, 14, 101, 105, 108, 113, 228, 229, 276});
  }

  private static byte[] octets(FuzzedDataProvider data, int most) {
    return data.consumeBytes(data.consumeInt(0, most) / 4 * 4);
  }

  /** Reads octets that come in pieces of this size: what was seen, as values. */
  private static List<Object> read(byte[] octets, int pieceOctets) throws IOException {
    var pieces =
        new ByteArrayInputStream(octets) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, pieceOctets));
          }
        };
    var seen = new ArrayList<Object>();
    try {
      CaptureSummary summary =
          CaptureReader.read("fuzz", pieces, new Checking(seen), CaptureProgress.NONE);
      checkCounts(summary.counts());
      seen.add(summary);
    } catch (CaptureFormatException refusal) {
      seen.add(Objects.requireNonNull(refusal.getMessage()));
    }
    return seen;
  }

  private static void checkCounts(Counts counts) {
    assertThat(
            counts.ipv4()
                + counts.ipv6()
                + counts.arp()
                + counts.other()
                + counts.malformed()
                + counts.skipped())
        .isEqualTo(counts.packets());
    assertThat(counts.truncated()).isBetween(0L, counts.packets());
    assertThat(counts.untimed()).isBetween(0L, counts.packets());
  }

  /** A handler that checks what it was promised. */
  private record Checking(List<Object> seen) implements PacketHandler {
    @Override
    public void ipv4(CapturedDatagram datagram) {
      byte[] octets = datagram.copy();
      assertThat(octets.length).isBetween(20, datagram.wireLength());
      assertThat(octets[0] >> 4).isEqualTo(4);
      seen.add(
          new Recording.Datagram(
              datagram.number(),
              datagram.atNanos(),
              datagram.timed(),
              HexFormat.of().formatHex(octets),
              datagram.wireLength(),
              datagram.sourceMac(),
              datagram.destinationMac()));
    }

    @Override
    public void arp(long number, long atNanos, int senderAddress, long senderMac) {
      assertThat(senderAddress).isNotZero();
      seen.add(new Recording.Arp(number, atNanos, senderAddress, senderMac));
    }
  }
}
