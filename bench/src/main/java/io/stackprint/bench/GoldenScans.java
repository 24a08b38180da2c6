package io.stackprint.bench;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scans that were captured for the tests, each a list of frames that begins at time 0. */
final class GoldenScans {
  private static final Path DIRECTORY = Path.of("cli/src/test/resources/captures");
  private static final int MAGIC_MICROS = 0xa1b2c3d4;
  private static final int ETHERNET = 1;
  private static final int FILE_HEADER_OCTETS = 24;
  private static final int LINK_TYPE = 20;

  private GoldenScans() {}

  /** All that are Ethernet, IPv4 and in the common format, in the order of their names. */
  static List<List<Frame>> all() throws IOException {
    List<List<Frame>> scans = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.filter(GoldenScans::isIpv4Capture).sorted().toList()) {
        frames(file).ifPresent(scans::add);
      }
    }
    return scans;
  }

  private static boolean isIpv4Capture(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".pcap") && !name.startsWith("ipv6");
  }

  private static Optional<List<Frame>> frames(Path file) throws IOException {
    ByteBuffer capture = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (capture.getInt(0) != MAGIC_MICROS || capture.getInt(LINK_TYPE) != ETHERNET) {
      return Optional.empty();
    }
    try {
      return Optional.of(frames(capture.position(FILE_HEADER_OCTETS)));
    } catch (BufferUnderflowException e) {
      throw new IOException(file + " is cut off", e);
    }
  }

  private static List<Frame> frames(ByteBuffer packets) {
    List<Frame> frames = new ArrayList<>();
    long start = -1;
    while (packets.hasRemaining()) {
      long atMicros = packets.getInt() * 1_000_000L + packets.getInt();
      start = start < 0 ? atMicros : start;
      var octets = new byte[packets.getInt()];
      packets.getInt(); // length on the wire
      packets.get(octets);
      frames.add(new Frame(atMicros - start, octets));
    }
    return frames;
  }
}
