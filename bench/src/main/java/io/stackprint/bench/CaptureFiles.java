package io.stackprint.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Writes captures to measure with, from the project's golden scans; the same every time. */
final class CaptureFiles {
  private static final long START_MICROS = 1_700_000_000_000_000L;
  private static final long BETWEEN_SCANS_MICROS = 1_000_000;
  private static final long SCAN_EVERY_MICROS = 250_000;
  private static final long BETWEEN_FRAMES_MICROS = 20;

  private CaptureFiles() {}

  /** Nothing but scans: all golden scans one after the other, again and again, of other hosts. */
  static void scans(Path file, int packets) throws IOException {
    List<List<Frame>> scans = GoldenScans.all();
    try (OutputStream out = begin(file)) {
      int written = 0;
      long start = START_MICROS;
      for (int copy = 1; written < packets; copy++) {
        for (List<Frame> scan : scans) {
          for (Frame frame : scan.subList(0, Math.min(scan.size(), packets - written))) {
            write(out, frame.movedBy(copy).later(start));
            written++;
          }
          start += scan.get(scan.size() - 1).atMicros() + BETWEEN_SCANS_MICROS;
        }
      }
    }
  }

  /** A busy link at 50,000 packets a second, on which four hosts a second are scanned. */
  static void busyLink(Path file, int packets) throws IOException {
    var traffic = new OrdinaryTraffic();
    Iterator<Frame> scans = scansDuring(packets * BETWEEN_FRAMES_MICROS).iterator();
    Frame scan = scans.next();
    try (OutputStream out = begin(file)) {
      for (int written = 0; written < packets; written++) {
        long now = START_MICROS + written * BETWEEN_FRAMES_MICROS;
        if (scan.atMicros() <= now && scans.hasNext()) {
          write(out, scan);
          scan = scans.next();
        } else {
          write(out, traffic.next(now));
        }
      }
    }
  }

  private static List<Frame> scansDuring(long micros) throws IOException {
    List<List<Frame>> scans = GoldenScans.all();
    List<Frame> frames = new ArrayList<>();
    for (int number = 0; number * SCAN_EVERY_MICROS < micros; number++) {
      long start = START_MICROS + number * SCAN_EVERY_MICROS;
      int copy = 1 + number / scans.size();
      scans.get(number % scans.size()).stream()
          .map(frame -> frame.movedBy(copy).later(start))
          .forEach(frames::add);
    }
    frames.sort(Comparator.comparingLong(Frame::atMicros));
    return frames;
  }

  private static OutputStream begin(Path file) throws IOException {
    var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    var header = new byte[24];
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    fields.putInt(0x40000).putInt(1);
    out.write(header);
    return out;
  }

  private static void write(OutputStream out, Frame frame) throws IOException {
    var header = new byte[16];
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt((int) (frame.atMicros() / 1_000_000));
    fields.putInt((int) (frame.atMicros() % 1_000_000));
    fields.putInt(frame.octets().length).putInt(frame.octets().length);
    out.write(header);
    out.write(frame.octets());
  }
}
