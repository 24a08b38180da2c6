package io.stackprint.prober.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackprint.prober.probe.ProbeRecogniser;
import io.stackprint.wire.Ipv4View;
import io.stackprint.wire.TcpFlags;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is passed over unseen would have taught nothing; a failure names its seed. */
class OrdinarySegmentPropertyTest {
  private static final int SCANNER = 0x0a000001;
  private static final int TARGET = 0x0a000102;
  private static final int PORT = 33_333;
  private static final int[] WINDOWS = {1024, 32_768, 0, 1, 2, 3, 4, 16, 128, 256, 512, 64_240};
  private static final int SEGMENTS = 2_000;

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void teachesNothing(long seed) {
    var random = new Random(seed);
    for (int drawn = 0; drawn < SEGMENTS; drawn++) {
      var item = new Traffic.Item(0, segment(random));
      if (OrdinarySegment.isOne(Traffic.datagram(item, 1))) {
        assertThat(isProbe(item)).as("seed %s", seed).isFalse();
        assertThat(isPortScan(item)).as("seed %s", seed).isFalse();
      }
    }
  }

  private static boolean isProbe(Traffic.Item item) {
    return ProbeRecogniser.recognise(Ipv4View.checked(item.octets())).isPresent();
  }

  private static boolean isPortScan(Traffic.Item item) {
    Ipv4View view = Ipv4View.checked(item.octets());
    var packet =
        new Packet(1, 0, CapturedDatagram.NO_MAC, CapturedDatagram.NO_MAC, item.captured(), view);
    var scans = new PortScans();
    scans.see(packet);
    TcpPortScan learned = scans.tcp(Pair.sending(view));
    return learned.happened() || learned.lastAskedNumber() > 0;
  }

  @Test
  void isWhatMostOfABusyLinkIs() {
    assertThat(OrdinarySegment.isOne(acknowledgement(TcpFlags.ACK, 64_240))).isTrue();
    assertThat(OrdinarySegment.isOne(acknowledgement(TcpFlags.ACK, 1024))).isFalse();
    assertThat(OrdinarySegment.isOne(acknowledgement(TcpFlags.SYN | TcpFlags.ACK, 64_240)))
        .isFalse();
    assertThat(OrdinarySegment.isOne(acknowledgement(TcpFlags.RST | TcpFlags.ACK, 64_240)))
        .isFalse();
  }

  private static CapturedDatagram acknowledgement(int flags, int window) {
    return Traffic.datagram(new Traffic.Item(0, segment(0x45, 0, flags, window, new byte[12])), 1);
  }

  private static byte[] segment(Random random) {
    var rest = new byte[random.nextInt(4) * 4];
    random.nextBytes(rest);
    int version = random.nextInt(10) == 0 ? random.nextInt(0x100) : 0x45;
    int fragment = random.nextInt(10) == 0 ? random.nextInt(0x10000) : 0;
    int window = WINDOWS[random.nextInt(WINDOWS.length)];
    return segment(version, fragment, random.nextInt(0x100), window, rest);
  }

  private static byte[] segment(int version, int fragment, int flags, int window, byte[] rest) {
    int length = 40 + rest.length;
    ByteBuffer octets = ByteBuffer.allocate(length);
    octets.put((byte) version).put((byte) 0).putShort((short) length).putShort((short) 1);
    octets.putShort((short) fragment).put((byte) 64).put((byte) 6).putShort((short) 0);
    octets.putInt(SCANNER).putInt(TARGET).putShort((short) 40_000).putShort((short) PORT);
    octets.putInt(1).putInt(2).put((byte) ((5 + rest.length / 4) << 4)).put((byte) flags);
    return octets.putShort((short) window).putInt(0).put(rest).array();
  }
}
