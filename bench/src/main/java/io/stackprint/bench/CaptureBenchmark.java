package io.stackprint.bench;

import io.stackprint.prober.capture.CaptureProgress;
import io.stackprint.prober.capture.CaptureReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code replay --direct} against {@code p0f -r}, and its reader against {@code tcpdump -r FILE -w
 * /dev/null}, on captures of 1.5 million packets: a busy link with some scans, and nothing but
 * scans. To run: {@code bench/run capture}.
 *
 * <p>A replay runs as its users run it; its CPU time is that of the whole process. What it costs to
 * start (the JVM, the database) is the replay of one small scan, and is taken off; what a file
 * costs when the code is compiled already is half of what two more files cost.
 */
final class CaptureBenchmark {
  private static final int PACKETS = 1_500_000;
  private static final int ROUNDS = 3;
  private static final int READINGS = 9;
  private static final double MEGA = 1e6;
  private static final Path SMALL = Path.of("cli/src/test/resources/captures/linux_default.pcap");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static long sink; // so that nothing is optimised away

  private CaptureBenchmark() {}

  private interface Writing {
    void to(Path file, int packets) throws IOException;
  }

  static void run() throws IOException, InterruptedException {
    for (String rival : List.of("p0f", "tcpdump")) {
      if (!ProcessCost.isInstalled(rival)) {
        System.out.println(rival + " is not installed: nothing to compare with");
        return;
      }
    }
    compare("a busy link with some scans", CaptureFiles::busyLink);
    compare("nothing but scans", CaptureFiles::scans);
  }

  private static void compare(String what, Writing capture)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("stackprint-bench", ".pcap");
    try {
      capture.to(file, PACKETS);
      System.out.printf("%n%s, %,d packets, %,d octets%n", what, PACKETS, Files.size(file));
      compareReplay(file);
      compareReading(file);
      long peak = replay("-Xmx256m", file, 1).peakOctets();
      capture.to(file, 4 * PACKETS);
      long longPeak = replay("-Xmx256m", file, 1).peakOctets();
      System.out.printf(
          "peak memory with -Xmx256m: %.0f MB; of a file four times as long %.0f MB%n",
          peak / MEGA, longPeak / MEGA);
    } finally {
      Files.delete(file);
    }
  }

  private static void compareReplay(Path file) throws IOException, InterruptedException {
    var start = new double[ROUNDS];
    var first = new double[ROUNDS];
    var later = new double[ROUNDS];
    var p0f = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      start[round] = replay("-Xmx1g", SMALL, 1).cpuSeconds();
      double one = replay("-Xmx1g", file, 1).cpuSeconds();
      p0f[round] = ProcessCost.of(List.of("p0f", "-r", file.toString())).cpuSeconds();
      double three = replay("-Xmx1g", file, 3).cpuSeconds();
      first[round] = one - start[round];
      later[round] = (three - one) / 2;
    }
    double theirs = Medians.of(p0f);
    System.out.printf("start of the JVM, and its database: %.2f s CPU%n", Medians.of(start));
    print("replay --direct, first file", Medians.of(first), "p0f -r", theirs);
    print("replay --direct, each later", Medians.of(later), "p0f -r", theirs);
  }

  private static ProcessCost replay(String memory, Path file, int times)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("env", "STACKPRINT_JAVA_OPTS=" + memory));
    command.addAll(List.of("./stackprint", "replay", "--direct"));
    command.addAll(Collections.nCopies(times, file.toString()));
    return ProcessCost.of(command);
  }

  private static void compareReading(Path file) throws IOException, InterruptedException {
    var ours = new double[READINGS];
    var theirs = new double[READINGS];
    read(file);
    for (int round = 0; round < READINGS; round++) {
      long before = THREADS.getCurrentThreadCpuTime();
      read(file);
      ours[round] = (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
      List<String> command = List.of("tcpdump", "-r", file.toString(), "-w", "/dev/null");
      theirs[round] = ProcessCost.of(command).cpuSeconds();
    }
    print("reading alone, warm", Medians.of(ours), "tcpdump -w /dev/null", Medians.of(theirs));
  }

  private static void read(Path file) throws IOException {
    CaptureReader.read(
        file, datagram -> sink += datagram.atNanos() + datagram.i32(12), CaptureProgress.NONE);
  }

  private static void print(String ours, double seconds, String theirs, double theirSeconds) {
    System.out.printf(
        "%s: %.3f us CPU a packet; %s %.3f us; ratio %.2f%n",
        ours,
        seconds * MEGA / PACKETS,
        theirs,
        theirSeconds * MEGA / PACKETS,
        seconds / theirSeconds);
  }
}
