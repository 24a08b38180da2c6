package io.stackprint.prober.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.ZipException;

/**
 * Reads a capture, pcap or pcapng, plain or gzip, from a file or a stream, and hands its IPv4
 * datagrams to a {@link PacketHandler}.
 *
 * <p>What is whole is used: a capture that is cut off or damaged somewhere gives all packets before
 * that place, and the summary says where it is. Memory does not grow with the length of the
 * capture. Files over 2 GiB work. Not promised: IPv6, reassembly, times in order.
 */
public final class CaptureReader {
  /** Names standard input. */
  public static final String STANDARD_INPUT = "-";

  private CaptureReader() {}

  /**
   * Reads the capture that a user named.
   *
   * @param name of a file, or {@link #STANDARD_INPUT}
   * @throws CaptureFormatException when it is not a capture, or of a kind we cannot read
   * @throws IOException when reading fails
   */
  public static CaptureSummary read(String name, PacketHandler handler, CaptureProgress progress)
      throws IOException {
    return name.equals(STANDARD_INPUT)
        ? read(name, System.in, handler, progress)
        : read(Path.of(name), handler, progress);
  }

  /**
   * Reads a file.
   *
   * @throws CaptureFormatException when it is not a capture, or of a kind we cannot read
   * @throws IOException when reading fails
   */
  public static CaptureSummary read(Path file, PacketHandler handler, CaptureProgress progress)
      throws IOException {
    if (Files.isDirectory(file)) {
      throw new CaptureFormatException(file + ": not a capture: is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe, which cannot be mapped
      try (InputStream in = Files.newInputStream(file)) {
        return read(file.toString(), in, handler, progress);
      }
    }
    try (FileChannel channel = FileChannel.open(file)) {
      return read(file.toString(), channel, MappedWindow.WINDOW_OCTETS, handler, progress);
    }
  }

  /**
   * Reads a stream to its end, without closing it.
   *
   * @param name for the summary and for messages
   * @throws CaptureFormatException when it is not a capture, or of a kind we cannot read
   * @throws IOException when reading fails
   */
  public static CaptureSummary read(
      String name, InputStream in, PacketHandler handler, CaptureProgress progress)
      throws IOException {
    return readStream(name, in, OptionalLong.empty(), handler, progress);
  }

  /** Reads an open file in windows of a size. */
  static CaptureSummary read(
      String name,
      FileChannel channel,
      int windowOctets,
      PacketHandler handler,
      CaptureProgress progress)
      throws IOException {
    long size = channel.size();
    if (SourceStream.isGzip(channel)) {
      InputStream in = Channels.newInputStream(channel);
      return readStream(name, in, OptionalLong.of(size), handler, progress);
    }
    try (var window = new MappedWindow(channel, size, windowOctets, progress)) {
      return decode(name, window, false, handler);
    } catch (InternalError fault) { // how the JVM says that mapped octets are gone
      if (channel.size() >= size) {
        throw fault;
      }
      throw new IOException(name + ": became shorter while it was read", fault);
    }
  }

  private static CaptureSummary readStream(
      String name,
      InputStream in,
      OptionalLong size,
      PacketHandler handler,
      CaptureProgress progress)
      throws IOException {
    var source = new SourceStream(in);
    boolean compressed = source.isGzip();
    InputStream plain = compressed ? unpacked(name, source) : source;
    try (var window = new StreamWindow(plain, () -> progress.read(source.octetsRead(), size))) {
      return decode(name, window, compressed, handler);
    }
  }

  private static InputStream unpacked(String name, SourceStream source) throws IOException {
    try {
      return source.unpacked();
    } catch (EOFException | ZipException broken) {
      throw new CaptureFormatException(
          name + ": not a capture: damaged gzip header: " + SourceStream.complaint(broken));
    }
  }

  private static CaptureSummary decode(
      String name, OctetWindow octets, boolean compressed, PacketHandler handler)
      throws IOException {
    var findings = new Findings();
    var dissector = new Dissector(handler);
    CaptureDecoder decoder = decoderFor(name, octets, dissector, findings);
    try {
      decoder.decode();
    } finally {
      dissector.release();
    }
    return new CaptureSummary(
        name,
        decoder.format(),
        compressed,
        dissector.counts(),
        findings.interfaces(),
        findings.cutAt(),
        findings.diagnostics());
  }

  private static CaptureDecoder decoderFor(
      String name, OctetWindow octets, Dissector dissector, Findings findings) throws IOException {
    if (!octets.has(Integer.BYTES)) {
      throw new CaptureFormatException(name + ": " + CaptureMagic.tooShort(octets));
    }
    int magic = octets.network().getInt(octets.position());
    if (magic == PcapngDecoder.SECTION_HEADER) {
      return new PcapngDecoder(name, octets, dissector, findings);
    }
    if (PcapDecoder.isMagic(magic)) {
      return new PcapDecoder(name, magic, octets, dissector, findings);
    }
    throw new CaptureFormatException(name + ": " + CaptureMagic.refusal(magic));
  }
}
