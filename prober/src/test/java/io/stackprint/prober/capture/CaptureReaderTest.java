package io.stackprint.prober.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackprint.prober.capture.Recording.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {
  @TempDir Path directory;

  private Path file(String name, byte[] octets) throws IOException {
    return Files.write(directory.resolve(name), octets);
  }

  private static Result read(Path file) throws IOException {
    return Recording.of(handler -> CaptureReader.read(file, handler, CaptureProgress.NONE));
  }

  private static Result read(Path file, int windowOctets) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return Recording.of(
          handler ->
              CaptureReader.read("test", channel, windowOctets, handler, CaptureProgress.NONE));
    }
  }

  private static byte[] gzip(byte[] octets) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(octets);
    }
    return packed.toByteArray();
  }

  private static PcapFile packets(int count) {
    PcapFile file = PcapFile.ethernet();
    for (int i = 0; i < count; i++) {
      file.packet(i, 0, Frames.ethernetIpv4(i, i % 97));
    }
    return file;
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void refusesATextFile() throws IOException {
    Path notes = file("notes.txt", "Hello".getBytes(US_ASCII));

    assertThatThrownBy(() -> read(notes))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage(
            notes
                + ": not a capture: expected a pcap or pcapng magic number at octet 0,"
                + " found 48 65 6C 6C");
  }

  @Test
  void refusesAnEmptyAndATinyFile() throws IOException {
    Path empty = file("empty", new byte[0]);
    Path tiny = file("tiny", new byte[3]);

    assertThatThrownBy(() -> read(empty))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessageEndingWith("magic number at octet 0, found an empty file");
    assertThatThrownBy(() -> read(tiny))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessageEndingWith("magic number at octet 0, found only 3 octets");
  }

  @Test
  void refusesRandomOctets() throws IOException {
    byte[] octets = new byte[5000];
    new Random(7).nextBytes(octets);
    Path random = file("random", octets);

    assertThatThrownBy(() -> read(random)).isInstanceOf(CaptureFormatException.class);
  }

  @Test
  void namesOtherFormats() throws IOException {
    Path zstd = file("a.zst", Frames.hex("28b52ffd 00", new byte[0]));
    Path bzip2 = file("a.bz2", "BZh91AY".getBytes(US_ASCII));

    assertThatThrownBy(() -> read(zstd))
        .hasMessageEndingWith("28 B5 2F FD (zstd data: decompress it first)");
    assertThatThrownBy(() -> read(bzip2))
        .hasMessageEndingWith("42 5A 68 39 (bzip2 data: decompress it first)");
  }

  @Test
  void refusesADirectoryAndAMissingFile() {
    assertThatThrownBy(() -> read(directory))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage(directory + ": not a capture: is a directory");
    assertThatThrownBy(() -> read(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void gzipIsRecognisedByItsMagicNotByItsName() throws IOException {
    byte[] octets = packets(300).octets();

    Result result = read(file("capture.pcap", gzip(octets)));

    assertThat(result.ipIds()).isEqualTo(upTo(300));
    assertThat(result.summary().compressed()).isTrue();
    assertThat(read(file("capture.gz", octets)).ipIds()).isEqualTo(upTo(300));
  }

  @Test
  void allMembersOfAGzipFileAreRead() throws IOException {
    byte[] octets = packets(50).octets();
    byte[] first = gzip(Arrays.copyOf(octets, 1000));
    byte[] second = gzip(Arrays.copyOfRange(octets, 1000, octets.length));
    byte[] both = Frames.hex("", first.clone());
    both = ByteBuffer.allocate(first.length + second.length).put(both).put(second).array();

    assertThat(Recording.of(both).ipIds()).isEqualTo(upTo(50));
    assertThat(trickled(both).ipIds()).isEqualTo(upTo(50));
  }

  @Test
  void aCutGzipFileGivesWhatCanBeUnpacked() throws IOException {
    byte[] packed = gzip(packets(200).octets());
    long packets = 0;
    for (int cut = 2; cut < packed.length; cut++) {
      byte[] part = Arrays.copyOf(packed, cut);
      try {
        Result result = Recording.of(part);
        assertThat(result.ipIds()).isEqualTo(upTo(result.ipIds().size()));
        assertThat(result.ipIds().size()).isGreaterThanOrEqualTo((int) packets);
        assertThat(result.summary().cutAt()).isPresent();
        assertThat(result.messages())
            .singleElement()
            .asString()
            .contains("the gzip data are damaged: unexpected end");
        packets = result.ipIds().size();
      } catch (CaptureFormatException headerIsCut) {
        assertThat(packets).isZero();
      }
    }
    assertThat(packets).isEqualTo(200);
  }

  @Test
  void damagedGzipDataGiveWhatCameBefore() throws IOException {
    byte[] packed = gzip(packets(5000).octets());
    Arrays.fill(packed, packed.length / 2, packed.length / 2 + 40, (byte) 0xff);

    Result result = Recording.of(packed);

    assertThat(result.ipIds()).isEqualTo(upTo(result.ipIds().size())).hasSizeGreaterThan(1000);
    assertThat(result.summary().cutAt()).isPresent();
  }

  @Test
  void textInGzipIsRefusedAsText() throws IOException {
    byte[] packed = gzip("Hello".getBytes(US_ASCII));

    assertThatThrownBy(() -> Recording.of(packed))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessageEndingWith("found 48 65 6C 6C");
    assertThatThrownBy(() -> Recording.of(Arrays.copyOf(packed, 5)))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage("test: not a capture: damaged gzip header: unexpected end");
    assertThatThrownBy(() -> Recording.of(Arrays.copyOf(packed, 12)))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage("test: not a capture: the gzip data are damaged: unexpected end");
  }

  @Test
  void standardInputIsADash() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(packets(3).octets()));
      Result result =
          Recording.of(handler -> CaptureReader.read("-", handler, CaptureProgress.NONE));
      assertThat(result.ipIds()).isEqualTo(upTo(3));
      assertThat(result.summary().name()).isEqualTo("-");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aSlowStreamGivesTheSame() throws IOException {
    assertThat(trickled(packets(40).octets()).ipIds()).isEqualTo(upTo(40));
  }

  private static Result trickled(byte[] octets) throws IOException {
    var oneByOne =
        new ByteArrayInputStream(octets) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    return Recording.of(
        handler -> CaptureReader.read("slow", oneByOne, handler, CaptureProgress.NONE));
  }

  @Test
  void packetsAcrossWindowsAreReadWhereverTheBorderIs() throws IOException {
    Path pcap = file("a.pcap", packets(60).octets());
    PcapngFile built = new PcapngFile().section(ByteOrder.LITTLE_ENDIAN).interfaceOf(101, 0);
    for (int i = 0; i < 60; i++) {
      built.enhanced(0, i, Frames.ipv4(i, i)).block(0x0bad, new byte[i * 4]);
    }
    Path pcapng = file("a.pcapng", built.octets());
    for (int window = 1; window < 400; window += 3) {
      assertThat(read(pcap, window))
          .isEqualTo(read(pcap, 1 << 20))
          .extracting(Result::ipIds)
          .isEqualTo(upTo(60));
      assertThat(read(pcapng, window))
          .isEqualTo(read(pcapng, 1 << 20))
          .extracting(Result::ipIds)
          .isEqualTo(upTo(60));
    }
  }

  /** Memory that the system counts as ours does not grow with the file. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void onlyOneWindowIsMappedAtATime() throws IOException {
    Path file = file("many-windows.pcap", packets(2000).octets());
    var mapped = new HashSet<Long>();

    try (FileChannel channel = FileChannel.open(file)) {
      CaptureReader.read(
          "test", channel, 4096, datagram -> mapped.add(mappings(file)), CaptureProgress.NONE);
    }

    assertThat(mapped).containsExactly(1L);
    assertThat(mappings(file)).isZero();
  }

  private static long mappings(Path file) {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.filter(line -> line.endsWith(file.getFileName().toString())).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void packetsBehindTheSecondGibibyteAreRead() throws IOException {
    long gap = 3L << 30;
    byte[] head = new PcapngFile().section(ByteOrder.BIG_ENDIAN).interfaceOf(101, 0).octets();
    byte[] tail =
        new PcapngFile()
            .section(ByteOrder.BIG_ENDIAN)
            .interfaceOf(101, 0)
            .enhanced(0, 1, Frames.ipv4(77, 0))
            .octets();
    Path big = file("big.pcapng", head);
    try (FileChannel channel = FileChannel.open(big, StandardOpenOption.WRITE)) { // a sparse file
      ByteBuffer length = ByteBuffer.allocate(4).putInt((int) gap).flip();
      channel.write(ByteBuffer.allocate(8).putInt(0x0bad).putInt((int) gap).flip(), head.length);
      channel.write(length, head.length + gap - 4);
      channel.write(ByteBuffer.wrap(tail), head.length + gap);
    }

    Result result = read(big);

    assertThat(result.ipIds()).containsExactly(77);
    assertThat(result.summary().diagnostics()).isEmpty();
  }

  @Test
  void progressRisesToTheSizeOfTheFile() throws IOException {
    byte[] octets = packets(2000).octets();
    for (Path file : List.of(file("plain", octets), file("packed", gzip(octets)))) {
      var told = new ArrayList<Long>();
      long size = Files.size(file);
      CaptureReader.read(
          file,
          datagram -> {},
          (read, total) -> {
            assertThat(total).isEqualTo(OptionalLong.of(size));
            told.add(read);
          });
      assertThat(told).isSorted().last().isEqualTo(size);
    }
  }

  @Test
  void theSizeOfAStreamIsUnknown() throws IOException {
    byte[] octets = packets(10).octets();
    var told = new ArrayList<Long>();

    CaptureReader.read(
        "-",
        new ByteArrayInputStream(octets),
        datagram -> {},
        (read, total) -> {
          assertThat(total).isEmpty();
          told.add(read);
        });

    assertThat(told).last().isEqualTo((long) octets.length);
  }

  @Test
  void whatTheHandlerThrowsReachesTheCaller() {
    byte[] octets = packets(2).octets();

    assertThatThrownBy(
            () ->
                CaptureReader.read(
                    "-",
                    new ByteArrayInputStream(octets),
                    datagram -> {
                      throw new IllegalStateException("enough");
                    },
                    CaptureProgress.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsAFailureToRead() throws IOException {
    Path file = file("shrinking", packets(20_000).octets());

    assertThatIOException()
        .isThrownBy(
            () ->
                CaptureReader.read(
                    file, datagram -> shrink(file, datagram.number()), CaptureProgress.NONE))
        .withMessageEndingWith("became shorter while it was read");
  }

  private static void shrink(Path file, long packet) {
    if (packet == 100) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(50_000);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
