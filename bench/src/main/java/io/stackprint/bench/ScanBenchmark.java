package io.stackprint.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code bench/run scan}, as root: Nmap and Stackprint by turns on the same farm of simulated hosts
 * ({@code bench/farm}), whose true entries of Nmap's database are known.
 *
 * <p>Only the ratios say something: both share the machine with the farm and with whatever else
 * runs. Nmap scans in groups of 20, in which it is accurate, and up to 1,024 hosts; for more its
 * time is extrapolated.
 */
final class ScanBenchmark {
  private static final int[] HOSTS = {1, 64, 1_024};
  private static final int MANY = 16_384;
  private static final int MOST = 65_536;
  private static final String DATABASE = "/usr/share/nmap/nmap-os-db";
  private static final String PROBING = "-n -Pn -p 22,80,81 --max-os-tries 1 -T4 -d";

  private ScanBenchmark() {}

  static void run() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("stackprint-bench");
    try (FarmProcess farm = FarmProcess.start(directory, 16)) {
      System.out.println(
          "  hosts  scanner                wall s  hosts/s  packets  CPU ms  perfect");
      System.out.println("                                                 /host   /host");
      Figures nmap = new Figures(1, 0, 0, 0, 0);
      for (int hosts : HOSTS) {
        nmap = measure(farm, directory, hosts, "nmap", nmap());
        ratio(measure(farm, directory, hosts, "stackprint --direct", direct("-Xmx1g")), nmap);
        ratio(measure(farm, directory, hosts, "stackprint", stackprint("-Xmx1g")), nmap);
      }
      ratio(measure(farm, directory, MANY, "stackprint --direct", direct("-Xmx1g")), nmap);
      ratio(measure(farm, directory, MANY, "stackprint", stackprint("-Xmx1g")), nmap);
      measure(farm, directory, MOST, "--direct, heap 512 MiB", direct("-Xmx512m"));
    }
  }

  /** What one scan took. */
  private record Figures(int hosts, double seconds, double packets, double cpuMillis, int perfect) {
    double perHost() {
      return seconds / hosts;
    }
  }

  private static List<String> nmap() {
    return List.of("nmap", "-O", "--max-hostgroup", "20");
  }

  private static List<String> direct(String heap) {
    List<String> words = new ArrayList<>(stackprint(heap));
    words.add("--direct");
    return words;
  }

  private static List<String> stackprint(String heap) {
    return List.of(
        "env",
        "STACKPRINT_JAVA_OPTS=" + heap,
        "./stackprint",
        "scan",
        "--nmap-profile",
        "7.93",
        "--strict",
        "--os-db",
        DATABASE);
  }

  private static Figures measure(
      FarmProcess farm, Path directory, int hosts, String name, List<String> scanner)
      throws IOException, InterruptedException {
    Path report = directory.resolve("report.xml");
    List<String> command = new ArrayList<>(farm.within());
    command.addAll(scanner);
    command.addAll(List.of(PROBING.split(" ", -1)));
    int prefix = Integer.SIZE - Integer.numberOfTrailingZeros(hosts);
    command.addAll(List.of("-oX", report.toString(), FarmProcess.FIRST + "/" + prefix));
    long packets = farm.packets();
    long began = System.nanoTime();
    ProcessCost cost = ProcessCost.of(command);
    double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    var figures =
        new Figures(
            hosts,
            seconds,
            (double) (farm.packets() - packets) / hosts,
            1_000 * cost.cpuSeconds() / hosts,
            perfect(report, farm));
    System.out.printf(
        "%7d  %-22s %6.1f %8.1f %8.1f %7.1f %8d  peak %d MiB%n",
        hosts,
        name,
        seconds,
        hosts / seconds,
        figures.packets(),
        figures.cpuMillis(),
        figures.perfect(),
        cost.peakOctets() >> 20);
    return figures;
  }

  private static void ratio(Figures ours, Figures nmap) {
    System.out.printf(
        "         %s of Nmap's wall time a host: 1/%.1f%n",
        ours.hosts() > nmap.hosts() ? "extrapolated," : "share", nmap.perHost() / ours.perHost());
  }

  /** Counts the hosts whose true entry has accuracy 100, in a report as Nmap writes it. */
  private static int perfect(Path report, FarmProcess farm) throws IOException {
    String address = "";
    boolean found = false;
    int perfect = 0;
    for (String line : Files.readAllLines(report, StandardCharsets.UTF_8)) {
      if (line.startsWith("<address") && line.contains("addrtype=\"ipv4\"")) {
        address = attribute(line, "addr");
        found = false;
      } else if (line.startsWith("<osmatch") && attribute(line, "accuracy").equals("100")) {
        boolean here = attribute(line, "name").equals(farm.truth().get(address));
        perfect += here && !found ? 1 : 0;
        found |= here;
      }
    }
    return perfect;
  }

  private static String attribute(String element, String name) {
    int start = element.indexOf(' ' + name + "=\"") + name.length() + 3;
    return element
        .substring(start, element.indexOf('"', start))
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#45;", "-")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
