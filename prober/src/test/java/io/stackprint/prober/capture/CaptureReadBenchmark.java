package io.stackprint.prober.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads 1.5 million packets and compares with {@code tcpdump -r FILE -w /dev/null}.
 *
 * <p>Prints the CPU time a packet costs: ours in a JVM that has just started, ours when it is warm
 * (the median of the rounds), and tcpdump's user time (the median too, of the whole process). To
 * run, after {@code ./mvnw -q -pl schemas,prober -am test-compile}:
 *
 * <pre>
 * java -cp prober/target/classes:prober/target/test-classes \
 *     io.stackprint.prober.capture.CaptureReadBenchmark
 * </pre>
 */
final class CaptureReadBenchmark {
  private static final int PACKETS = 1_500_000;
  private static final int ROUNDS = 15;
  private static final int[] PAYLOADS = {20, 20, 20, 40, 40, 44, 56, 308}; // octets, after IP

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static long sink; // so that nothing is optimised away

  private CaptureReadBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Files.createTempFile("benchmark", ".pcap");
    try {
      write(file);
      List<Double> ours = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        ours.add(readerMicros(file) / PACKETS);
        theirs.add(tcpdumpMicros(file) / PACKETS);
      }
      report(ours, theirs);
    } finally {
      Files.delete(file);
    }
  }

  private static void report(List<Double> ours, List<Double> theirs) {
    double cold = ours.get(0);
    double warm = median(ours.subList(1, ROUNDS));
    double tcpdump = median(theirs);
    System.out.printf(
        Locale.ROOT,
        "CPU per packet: cold %.4f us, warm %.4f us (%.1f million/s), tcpdump %.4f us%n"
            + "ours / tcpdump: cold %.2f, warm %.2f (checksum %d)%n",
        cold,
        warm,
        1 / warm,
        tcpdump,
        cold / tcpdump,
        warm / tcpdump,
        sink);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(PcapFile.ethernet().octets());
      var packets = new OctetSink().order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < PACKETS; i++) {
        byte[] frame = Frames.ethernetIpv4(i & 0xffff, PAYLOADS[i * 31 % 97 % PAYLOADS.length]);
        packets.u32(1_700_000_000L + i / 1000).u32(i % 1000 * 1000L);
        packets.u32(frame.length).u32(frame.length).octets(frame);
        if (packets.size() > 1 << 20 || i == PACKETS - 1) {
          out.write(packets.octets());
          packets = new OctetSink().order(ByteOrder.LITTLE_ENDIAN);
        }
      }
    }
  }

  private static double readerMicros(Path file) throws IOException {
    long before = THREADS.getCurrentThreadCpuTime();
    CaptureReader.read(
        file, datagram -> sink += datagram.atNanos() + datagram.i32(12), CaptureProgress.NONE);
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e3;
  }

  private static double tcpdumpMicros(Path file) throws IOException, InterruptedException {
    // The shell's own "times" gives the user time of the children in its second line.
    String command = "tcpdump -r \"$0\" -w /dev/null 2>/dev/null; times";
    Process shell = new ProcessBuilder("bash", "-c", command, file.toString()).start();
    List<String> lines = shell.inputReader().lines().toList();
    shell.waitFor();
    String user = lines.get(1).split(" ", 2)[0]; // 0m0.211s
    int minutes = user.indexOf('m');
    double seconds = Double.parseDouble(user.substring(minutes + 1, user.length() - 1));
    return (Integer.parseInt(user.substring(0, minutes)) * 60 + seconds) * 1e6;
  }
}
